package org.portal365.api.mail;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.module.Check;

/** The connected mailboxes of one plug-in. Always registered: what is connected can be looked at and let go. */
public interface Mailboxes {
    /** The user's own mailboxes. */
    List<Mailbox> of(UserId user);

    /** A mailbox; empty when it is not the actor's. */
    Optional<Mailbox> find(MailboxId id, Actor actor);

    /** Looks for new mail and brings changes of the user to the server, soon. */
    void refresh(MailboxId id, Actor actor);

    /** Takes a message over; it is kept when this returns, and sent soon. */
    Outcome<OutgoingId, MailRefusal> submit(Outgoing outgoing);

    /** All messages that are under way or have failed, newest first; of the sent ones the newest, for a day. */
    List<Delivery> deliveries(MailboxId id, Actor actor);

    /** Does what the user chose for a message that waits or has failed. */
    Outcome<Nothing, MailRefusal> act(OutgoingId id, Actor actor, DeliveryAction action);

    /** What works, one line each: sign-in, folders, sending. */
    List<Check> checks(MailboxId id, Actor actor);

    /** Stops working with the mailbox and has the store forget it. */
    void disconnect(MailboxId id, Actor actor);
}
