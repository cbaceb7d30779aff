package org.portal365.reference.web.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.DeliveryAction;
import org.portal365.api.mail.OutgoingId;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** What a user does with messages that wait or have failed. */
final class DeliveryPages implements Routes {
    private final Post post;

    DeliveryPages(Post post) {
        this.post = post;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/mail/box/{box}/outgoing/{outgoing}/{action}", Caller.USER, this::act));
    }

    private Response act(Request request) {
        Post.Own own = post.own(request);
        OutgoingId id = new OutgoingId(request.id("outgoing"));
        DeliveryAction action = Arrays.stream(DeliveryAction.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(request.variable("action")))
                .findFirst()
                .orElseThrow(WebException::notFound);
        boolean known = own.engine().deliveries(own.box().id(), Post.actor(request)).stream()
                .map(Delivery::id)
                .anyMatch(id::equals);
        if (!known) {
            throw WebException.notFound();
        }
        return own.engine()
                .act(id, Post.actor(request), action)
                .fold(done -> Response.redirect("/mail/box/" + own.box().id()), refused -> {
                    throw new WebException(Post.status(refused.reason()), refused.user());
                });
    }
}
