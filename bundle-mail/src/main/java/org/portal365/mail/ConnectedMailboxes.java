package org.portal365.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.UserId;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.DeliveryAction;
import org.portal365.api.mail.MailMember;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.mail.SyncChoice;
import org.portal365.api.mail.WayCheck;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.BoxStore;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.OutgoingMail.Stage;
import org.portal365.mail.core.OutgoingStore;
import org.portal365.mail.core.Phrases;
import org.portal365.mail.core.Rights;
import org.portal365.mail.core.Submitting;
import org.portal365.mail.core.Views;
import org.portal365.mail.core.WayChecks;

/** The connected mailboxes as the portal works with them; each request with the rights of its actor. */
final class ConnectedMailboxes implements Mailboxes {
    private static final Duration SHOWN = Duration.ofDays(1);
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_FOLDERS = 2_000;

    private final Stores stores;
    private final BoxStore boxes;
    private final Rights rights;
    private final WayChecks tests;
    private final OutgoingStore outgoing;
    private final Submitting submitting;
    private final MailStore store;
    private final Views views;
    private final Clock clock;
    private final Runnable wake;

    ConnectedMailboxes(
            Stores stores,
            Rights rights,
            Submitting submitting,
            WayChecks tests,
            Views views,
            Clock clock,
            Runnable wake) {
        this.stores = stores;
        this.boxes = stores.boxes();
        this.rights = rights;
        this.tests = tests;
        this.outgoing = stores.outgoing();
        this.store = stores.portal();
        this.submitting = submitting;
        this.views = views;
        this.clock = clock;
        this.wake = wake;
    }

    /** Where things are kept. */
    record Stores(BoxStore boxes, OutgoingStore outgoing, MailStore portal, Audit audit) {}

    @Override
    public List<Mailbox> of(UserId user) {
        return rights.all(user).stream().map(box -> views.of(box, user)).toList();
    }

    @Override
    public List<Mailbox> all() {
        return boxes.all().stream().map(box -> views.of(box, box.owner())).toList();
    }

    @Override
    public Optional<Mailbox> find(MailboxId id, Actor actor) {
        return rights.usable(id, actor).map(box -> views.of(box, actor.user()));
    }

    @Override
    public void refresh(MailboxId id, Actor actor) {
        rights.usable(id, actor).filter(this::mayGoOn).ifPresent(box -> {
            boxes.nudge(id);
            outgoing.nudge(id);
            wake.run();
        });
    }

    /** A server that asked to wait is not asked before, and a wrong password is not tried again. */
    private boolean mayGoOn(Box box) {
        if (box.hold().reason() == Hold.Reason.PASSWORD) {
            return false;
        }
        return box.hold().reason() != Hold.Reason.WAITING
                || box.hold().until().filter(clock.instant()::isBefore).isEmpty();
    }

    @Override
    public Outcome<OutgoingId, MailRefusal> submit(Outgoing message) {
        Optional<Box> box = rights.usable(message.box(), message.actor());
        if (box.isEmpty()) {
            return Refused.because(MailRefusal.GONE, Phrases.text("refused.gone"));
        }
        return submitting.submit(box.orElseThrow(), message).map(id -> {
            wake.run();
            return id;
        });
    }

    @Override
    public List<Delivery> deliveries(MailboxId id, Actor actor) {
        return rights.usable(id, actor)
                .map(box -> outgoing.of(id, clock.instant().minus(SHOWN)).stream()
                        .map(mail -> views.of(box, mail, actor.user()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Outcome<Nothing, MailRefusal> act(OutgoingId id, Actor actor, DeliveryAction action) {
        Optional<OutgoingMail> mail = outgoing.find(id)
                .filter(there -> rights.usable(there.box(), actor).isPresent());
        if (mail.isEmpty()) {
            return Refused.because(MailRefusal.GONE, Phrases.text("refused.gone"));
        }
        boolean done = act(mail.orElseThrow(), action);
        wake.run();
        return done
                ? new Done<>(Nothing.NOTHING)
                : Refused.because(MailRefusal.TRY_LATER, Phrases.text("refused.not_now"));
    }

    private boolean act(OutgoingMail mail, DeliveryAction action) {
        return switch (action) {
            case RETRY -> mail.stage() == Stage.QUEUED && outgoing.decide(mail, mail.at(Stage.QUEUED, Hold.NONE));
            case OTHER_WAY -> mail.stage() == Stage.ASKING && otherWay(mail);
            case DISCARD -> {
                boolean idle = mail.stage() == Stage.ASKING || mail.stage() == Stage.QUEUED;
                boolean taken = mail.over() || (idle && outgoing.decide(mail, mail.at(Stage.FAILED, Hold.NONE)));
                if (taken) {
                    outgoing.dismiss(mail.id());
                }
                yield taken;
            }
        };
    }

    /** Agreed once: later messages go this way by themselves where SMTP is still switched off, and say so. */
    private boolean otherWay(OutgoingMail mail) {
        outgoing.agree(mail.box());
        return outgoing.decide(mail, mail.by(OutgoingMail.Way.GRAPH).at(Stage.QUEUED, Hold.NONE));
    }

    @Override
    public List<WayCheck> test(MailboxId id, Actor actor) {
        return rights.own(id, actor).map(tests::run).orElse(List.of());
    }

    @Override
    public Optional<SyncChoice> choice(MailboxId id, Actor actor) {
        return rights.own(id, actor).map(box -> new SyncChoice(box.reach().wanted(), boxes.choices(id)));
    }

    @Override
    public Outcome<Nothing, MailRefusal> choose(MailboxId id, Actor actor, SyncChoice choice) {
        boolean days =
                choice.days().filter(number -> number < 0 || number > MOST_DAYS).isEmpty();
        if (!days || choice.folders().size() > MOST_FOLDERS) {
            return Refused.because(MailRefusal.NOT_ACCEPTED, Phrases.text("refused.choice"));
        }
        return owned(id, actor, box -> {
            boxes.choose(id, choice.days(), choice.folders());
            wake.run();
        });
    }

    @Override
    public List<MailMember> members(MailboxId id, Actor actor) {
        return rights.own(id, actor).map(box -> boxes.members(id)).orElse(List.of());
    }

    @Override
    public Outcome<Nothing, MailRefusal> share(MailboxId id, Actor actor, MailMember member, boolean shared) {
        return owned(id, actor, box -> {
            stores.audit()
                    .record(new AuditEvent(
                            shared ? "mailbox_share" : "mailbox_unshare",
                            Optional.of(actor.user()),
                            Optional.empty(),
                            id.value(),
                            Map.of(member.kind().name().toLowerCase(Locale.ROOT), member.id())));
            boxes.member(id, member, shared);
        });
    }

    private Outcome<Nothing, MailRefusal> owned(MailboxId id, Actor actor, Consumer<Box> work) {
        Optional<Box> box = rights.own(id, actor);
        if (box.isEmpty()) {
            return Refused.because(MailRefusal.GONE, Phrases.text("refused.gone"));
        }
        work.accept(box.orElseThrow());
        return new Done<>(Nothing.NOTHING);
    }

    @Override
    public void disconnect(MailboxId id, Actor actor) {
        rights.own(id, actor).ifPresent(box -> {
            stores.audit()
                    .record(new AuditEvent(
                            "mailbox_disconnect", Optional.of(actor.user()), Optional.empty(), id.value(), Map.of()));
            boxes.remove(id);
            store.remove(id);
        });
    }
}
