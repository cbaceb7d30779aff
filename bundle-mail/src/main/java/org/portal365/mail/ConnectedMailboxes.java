package org.portal365.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.Done;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.UserId;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.DeliveryAction;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.module.Check;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.BoxStore;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.OutgoingMail.Stage;
import org.portal365.mail.core.OutgoingStore;
import org.portal365.mail.core.Phrases;
import org.portal365.mail.core.Submitting;
import org.portal365.mail.core.Views;

/** The connected mailboxes as the portal works with them; each request with the rights of its actor. */
final class ConnectedMailboxes implements Mailboxes {
    private static final Duration SHOWN = Duration.ofDays(1);

    private final BoxStore boxes;
    private final OutgoingStore outgoing;
    private final Submitting submitting;
    private final MailStore store;
    private final Views views;
    private final Clock clock;
    private final Runnable wake;

    ConnectedMailboxes(Stores stores, Submitting submitting, Views views, Clock clock, Runnable wake) {
        this.boxes = stores.boxes();
        this.outgoing = stores.outgoing();
        this.store = stores.portal();
        this.submitting = submitting;
        this.views = views;
        this.clock = clock;
        this.wake = wake;
    }

    /** Where things are kept. */
    record Stores(BoxStore boxes, OutgoingStore outgoing, MailStore portal) {}

    private Optional<Box> own(MailboxId id, Actor actor) {
        return boxes.find(id).filter(box -> box.owner().equals(actor.user()));
    }

    @Override
    public List<Mailbox> of(UserId user) {
        return boxes.of(user).stream().map(views::of).toList();
    }

    @Override
    public Optional<Mailbox> find(MailboxId id, Actor actor) {
        return own(id, actor).map(views::of);
    }

    @Override
    public void refresh(MailboxId id, Actor actor) {
        own(id, actor).filter(this::mayGoOn).ifPresent(box -> {
            boxes.nudge(id);
            outgoing.nudge(id);
            wake.run();
        });
    }

    /** A server that asked to wait is not asked before. */
    private boolean mayGoOn(Box box) {
        return box.hold().reason() != Hold.Reason.WAITING
                || box.hold().until().filter(clock.instant()::isBefore).isEmpty();
    }

    @Override
    public Outcome<OutgoingId, MailRefusal> submit(Outgoing message) {
        Optional<Box> box = own(message.box(), message.actor());
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
        return own(id, actor)
                .map(box -> outgoing.of(id, clock.instant().minus(SHOWN)).stream()
                        .map(mail -> views.of(box, mail))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Outcome<Nothing, MailRefusal> act(OutgoingId id, Actor actor, DeliveryAction action) {
        Optional<OutgoingMail> mail =
                outgoing.find(id).filter(there -> own(there.box(), actor).isPresent());
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
    public List<Check> checks(MailboxId id, Actor actor) {
        return List.of();
    }

    @Override
    public void disconnect(MailboxId id, Actor actor) {
        own(id, actor).ifPresent(box -> {
            boxes.remove(id);
            store.remove(id);
        });
    }
}
