package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Actor;
import org.portal365.api.Outcome;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Outgoing;
import org.portal365.api.mail.OutgoingId;
import org.portal365.reference.mail.Draft;
import org.portal365.reference.mail.Draft.Stage;
import org.portal365.reference.mail.DraftFile;
import org.portal365.reference.mail.MessageRow;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Request;

/**
 * Hands drafts over to be sent. That it shall be done is stored first, and whoever finds that does it again with the same
 * key: a kill at any moment neither loses the draft nor sends it twice.
 */
record HandOver(Post post) {
    /** Sends a draft that is open, or being handed over; refused, it is open again. */
    Outcome<OutgoingId, MailRefusal> send(Request request, Post.Own own, Draft draft) {
        if (draft.stage() == Stage.OPEN) {
            boolean unused = post.drafts().move(draft, Stage.HANDING, Optional.empty());
        }
        Draft handing = post.drafts().find(draft.owner(), draft.id()).orElse(draft);
        Optional<MessageRow> answered = answered(request, handing);
        Outcome<OutgoingId, MailRefusal> outcome =
                own.engine().submit(outgoing(request.user(), own, handing, answered));
        Optional<OutgoingId> sent = outcome.optional();
        boolean unused = post.drafts().move(handing, sent.isPresent() ? Stage.AWAY : Stage.OPEN, sent);
        if (sent.isPresent()) {
            answered.ifPresent(row -> post.library().flag(row, Set.of(Flag.ANSWERED), Set.of()));
        }
        return outcome;
    }

    /** The message that is answered, while it is there and the user's. */
    private Optional<MessageRow> answered(Request request, Draft draft) {
        return post.findMessage(request, draft.answered());
    }

    private Outgoing outgoing(CurrentUser user, Post.Own own, Draft draft, Optional<MessageRow> answered) {
        return new Outgoing(
                Actor.user(user.id()),
                own.box().id(),
                draft.key(),
                new MailAddress(user.profile().name(), draft.text().from()),
                TypedAddresses.parse(draft.text().to()).good(),
                TypedAddresses.parse(draft.text().cc()).good(),
                TypedAddresses.parse(draft.text().bcc()).good(),
                draft.text().subject(),
                draft.text().text(),
                answered.map(Answers::thread).orElse(List.of()),
                draft.files().stream().map(this::attachment).toList());
    }

    private Outgoing.Attachment attachment(DraftFile file) {
        return new Outgoing.Attachment(file.name(), file.type(), post.drafts().body(file));
    }

    /** Drafts of a mailbox that are away: what was begun is done, what was delivered is forgotten. */
    List<Draft> settle(Request request, Post.Own own, List<Delivery> deliveries) {
        for (Draft draft : post.drafts().of(request.user().id(), Stage.HANDING)) {
            if (draft.box().equals(own.box().id())) {
                var unused = send(request, own, draft);
            }
        }
        List<Draft> away = post.drafts().of(request.user().id(), Stage.AWAY).stream()
                .filter(draft -> draft.box().equals(own.box().id()))
                .toList();
        // Asked once more: what was handed over a moment ago is not among those of before.
        List<Delivery> now =
                away.isEmpty() ? deliveries : own.engine().deliveries(own.box().id(), Post.actor(request));
        away.stream().filter(draft -> delivered(draft, now)).forEach(post.drafts()::remove);
        return away;
    }

    private static boolean delivered(Draft draft, List<Delivery> deliveries) {
        return deliveries.stream()
                .filter(one -> draft.outgoing().filter(one.id()::equals).isPresent())
                .allMatch(one -> one.state() == Delivery.State.SENT);
    }
}
