package org.portal365.reference.web.mail;

import java.util.Set;
import java.util.stream.Collectors;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.DeliveryAction;
import org.portal365.reference.mail.Draft;
import org.portal365.reference.mail.DraftText;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.WebException;

/** Messages that nobody, or not everybody, got. */
record Undelivered(Post post) {
    /** Takes the draft back first and lets the message go then: killed in between, both are there. */
    void reopen(Request request, Draft draft) {
        Post.Own own = post.own(request, draft.box());
        Delivery delivery = own.engine().deliveries(own.box().id(), Post.actor(request)).stream()
                .filter(one -> draft.outgoing().filter(one.id()::equals).isPresent())
                .filter(one -> one.state() == Delivery.State.FAILED)
                .findFirst()
                .orElseThrow(() -> new WebException(409, Post.WORDS.text("delivery.not_failed")));
        Set<String> have = delivery.recipients().stream()
                .filter(Delivery.Recipient::accepted)
                .map(Delivery.Recipient::address)
                .collect(Collectors.toSet());
        if (post.drafts().reopen(draft, without(draft.text(), have))) {
            var unused = own.engine().act(delivery.id(), Post.actor(request), DeliveryAction.DISCARD);
        }
    }

    private static DraftText without(DraftText text, Set<String> have) {
        return have.isEmpty()
                ? text
                : new DraftText(
                        text.from(),
                        TypedAddresses.without(text.to(), have),
                        TypedAddresses.without(text.cc(), have),
                        TypedAddresses.without(text.bcc(), have),
                        text.subject(),
                        text.text());
    }
}
