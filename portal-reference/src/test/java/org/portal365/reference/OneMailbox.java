package org.portal365.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.DeliveryAction;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailMember;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.MailboxState;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.mail.SyncChoice;
import org.portal365.api.mail.WayCheck;

/** A mailbox of one user that takes messages over and keeps them, each key once. */
final class OneMailbox implements Mailboxes {
    static final long LARGEST = 2 << 20;

    final Map<String, Outgoing> taken = new LinkedHashMap<>();
    final List<Delivery> deliveries = new ArrayList<>();
    final Set<UserId> sharedWith = new HashSet<>();
    boolean broken;
    int left;
    private final Mailbox box;

    OneMailbox(UserId owner, String address) {
        box = new Mailbox(
                new MailboxId("box-" + owner.value()),
                owner,
                "office365",
                address,
                address,
                MailboxState.OK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new MailAddress("", address)),
                LARGEST,
                0);
    }

    MailboxId id() {
        return box.id();
    }

    @Override
    public List<Mailbox> all() {
        return List.of(shown());
    }

    @Override
    public List<Mailbox> of(UserId user) {
        return user.equals(box.owner()) || sharedWith.contains(user) ? List.of(shown()) : List.of();
    }

    private Mailbox shown() {
        return new Mailbox(
                box.id(),
                box.owner(),
                box.provider(),
                box.address(),
                box.login(),
                box.state(),
                box.synced(),
                box.problem(),
                box.challenge(),
                box.identities(),
                box.largest(),
                left);
    }

    @Override
    public Optional<Mailbox> find(MailboxId id, Actor actor) {
        return of(actor.user()).stream().filter(own -> own.id().equals(id)).findFirst();
    }

    @Override
    public void refresh(MailboxId id, Actor actor) {
        // Always up to date.
    }

    @Override
    public Outcome<OutgoingId, MailRefusal> submit(Outgoing outgoing) {
        boolean first = taken.putIfAbsent(outgoing.key(), outgoing) == null;
        if (first && broken) {
            throw new IllegalStateException("killed after it was taken over");
        }
        return new Done<>(new OutgoingId("out-" + outgoing.key()));
    }

    @Override
    public List<Delivery> deliveries(MailboxId id, Actor actor) {
        return List.copyOf(deliveries);
    }

    @Override
    public Outcome<Nothing, MailRefusal> act(OutgoingId id, Actor actor, DeliveryAction action) {
        deliveries.removeIf(one -> one.id().equals(id));
        return new Done<>(Nothing.NOTHING);
    }

    @Override
    public List<WayCheck> test(MailboxId id, Actor actor) {
        return List.of();
    }

    @Override
    public Optional<SyncChoice> choice(MailboxId id, Actor actor) {
        return find(id, actor)
                .filter(own -> own.owner().equals(actor.user()))
                .map(own -> new SyncChoice(Optional.empty(), Map.of()));
    }

    @Override
    public Outcome<Nothing, MailRefusal> choose(MailboxId id, Actor actor, SyncChoice choice) {
        return new Done<>(Nothing.NOTHING);
    }

    @Override
    public List<MailMember> members(MailboxId id, Actor actor) {
        return List.of();
    }

    @Override
    public Outcome<Nothing, MailRefusal> share(MailboxId id, Actor actor, MailMember member, boolean shared) {
        return new Done<>(Nothing.NOTHING);
    }

    @Override
    public void disconnect(MailboxId id, Actor actor) {
        // Stays.
    }
}
