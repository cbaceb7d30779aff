package org.portal365.api.mail;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;

/** The connected mailboxes of one plug-in. Always registered: what is connected can be looked at and let go. */
public interface Mailboxes {
    /** The user's own mailboxes, and then those that are shared with the user. */
    List<Mailbox> of(UserId user);

    /** Everybody's mailboxes as their owners see them, by address. For administrators: whoever calls it has made sure. */
    List<Mailbox> all();

    /** A mailbox; empty when it is neither the actor's nor shared with the actor. */
    Optional<Mailbox> find(MailboxId id, Actor actor);

    /** Looks for new mail and brings changes of the user to the server, soon. */
    void refresh(MailboxId id, Actor actor);

    /** Takes a message over; it is kept when this returns, and sent soon. */
    Outcome<OutgoingId, MailRefusal> submit(Outgoing outgoing);

    /** All messages that are under way or have failed, newest first; of the sent ones the newest, for a day. */
    List<Delivery> deliveries(MailboxId id, Actor actor);

    /** Does what the user chose for a message that waits or has failed. */
    Outcome<Nothing, MailRefusal> act(OutgoingId id, Actor actor, DeliveryAction action);

    /** Tries for real what works: reading, sending, and each other way. For the owner; empty for others. */
    List<WayCheck> test(MailboxId id, Actor actor);

    /** What comes to the portal; empty when it is not the actor's own mailbox. */
    Optional<SyncChoice> choice(MailboxId id, Actor actor);

    /** Changes what comes to the portal: a longer period is caught up on, what is there already stays. */
    Outcome<Nothing, MailRefusal> choose(MailboxId id, Actor actor, SyncChoice choice);

    /** With whom the actor's own mailbox is shared; empty for others. */
    List<MailMember> members(MailboxId id, Actor actor);

    /** Lets a user or group read and write with the mailbox, or ends it. Only the owner may. */
    Outcome<Nothing, MailRefusal> share(MailboxId id, Actor actor, MailMember member, boolean shared);

    /** Stops working with the mailbox and has the store forget it. Only the owner can. */
    void disconnect(MailboxId id, Actor actor);
}
