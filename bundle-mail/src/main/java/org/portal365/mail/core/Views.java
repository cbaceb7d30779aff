package org.portal365.mail.core;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxState;
import org.portal365.mail.core.OutgoingMail.Way;

/** Mailboxes and messages on their way as the portal sees them. */
public record Views(AccountTokens tokens) {
    /** Bytes of a message that Exchange Online takes (smtp.office365.com says SIZE 157286400). */
    public static final long LARGEST = 150L << 20;

    /** As its owner sees it. */
    public Mailbox of(Box box) {
        return of(box, box.owner());
    }

    /** As somebody sees it: nobody but the owner is asked to sign in, as it is the owner's account. */
    public Mailbox of(Box box, UserId viewer) {
        Hold hold = box.hold();
        boolean asks = hold.reason() == Hold.Reason.SIGN_IN || hold.reason() == Hold.Reason.PASSWORD;
        boolean own = box.owner().equals(viewer);
        Optional<Text> problem = Optional.of(hold.word())
                .filter(word -> !word.isEmpty())
                .map(word -> asks && !own ? Phrases.text("box.owner") : Refusals.words(box, word));
        Optional<Challenge> challenge = own && hold.reason() == Hold.Reason.SIGN_IN
                ? Optional.of(tokens.again(box.account(), hold.claims()))
                : Optional.empty();
        return new Mailbox(
                box.id(),
                box.owner(),
                box.provider(),
                box.address(),
                box.login(),
                state(box),
                box.synced(),
                problem,
                challenge,
                List.of(new MailAddress(box.name(), box.address())),
                LARGEST,
                box.reach().left());
    }

    private static MailboxState state(Box box) {
        return switch (box.hold().reason()) {
            case SIGN_IN, PASSWORD -> MailboxState.SIGN_IN_NEEDED;
            case ADMIN -> MailboxState.ADMIN_NEEDED;
            case WAITING -> MailboxState.WAITING;
            case NONE -> box.synced().isEmpty() ? MailboxState.FIRST_SYNC : MailboxState.OK;
        };
    }

    /** As somebody sees it, with a question for the owner alone. */
    public Delivery of(Box box, OutgoingMail mail, UserId viewer) {
        Hold hold = mail.hold();
        Delivery.State state = switch (mail.stage()) {
            case QUEUED, SENDING -> Delivery.State.QUEUED;
            case UNCERTAIN -> Delivery.State.UNCERTAIN;
            case ASKING -> Delivery.State.ASKING;
            case FILING, SENT -> Delivery.State.SENT;
            case FAILED -> Delivery.State.FAILED;
        };
        Optional<Challenge> challenge = box.owner().equals(viewer)
                        && hold.reason() == Hold.Reason.SIGN_IN
                        && mail.stage() != OutgoingMail.Stage.ASKING
                ? Optional.of(
                        mail.way() == Way.GRAPH
                                ? tokens.graph(box.account())
                                : tokens.again(box.account(), hold.claims()))
                : Optional.empty();
        return new Delivery(
                mail.id(),
                mail.box(),
                mail.subject(),
                state,
                mail.recipients().stream()
                        .map(one -> new Delivery.Recipient(
                                one.address(),
                                one.state() == Recipient.State.ACCEPTED,
                                one.state() == Recipient.State.REFUSED,
                                one.answer()))
                        .toList(),
                words(mail),
                challenge,
                hold.until());
    }

    /** What is the matter; also that it did not go the usual way. */
    private static Optional<Text> words(OutgoingMail mail) {
        Hold hold = mail.hold();
        if (mail.stage() == OutgoingMail.Stage.SENT && mail.way() == Way.GRAPH) {
            return Optional.of(Phrases.text("delivery.sent_graph"));
        }
        return hold.word().isEmpty() ? Optional.empty() : Optional.of(Phrases.text(hold.word(), hold.detail()));
    }
}
