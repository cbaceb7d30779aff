package org.portal365.reference.web.mail;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.mail.ConnectRequest;
import org.portal365.api.mail.MailProvider;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.mail.Mailbox;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Connecting mailboxes and letting them go. */
final class ConnectPages implements Routes {
    private final Post post;
    private final Asking asking;

    ConnectPages(Post post, Asking asking) {
        this.post = post;
        this.asking = asking;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail", Caller.USER, this::start),
                Route.get("/mail/connect", Caller.USER, request -> page(request, Optional.empty(), 200)),
                Route.post("/mail/connect/{provider}", Caller.USER, this::connect),
                Route.get("/mail/connected/{provider}", Caller.USER, this::connected),
                Route.post("/mail/box/{box}/disconnect", Caller.USER, this::disconnect));
    }

    /** The first mailbox; without one, how to get one. */
    private Response start(Request request) {
        List<Mailbox> boxes = post.all(request);
        return boxes.isEmpty()
                ? page(request, Optional.empty(), 200)
                : Response.redirect("/mail/box/" + boxes.get(0).id());
    }

    private Response page(Request request, Optional<Text> problem, int status) {
        ConnectModel model = new ConnectModel(
                providers().stream()
                        .map(provider -> new ConnectModel.Provider(
                                provider.info().id(), provider.info().name()))
                        .toList(),
                post.all(request),
                problem);
        return Response.page(Post.page("mail/connect.jte", Post.WORDS.text("connect.title"), model))
                .status(status);
    }

    private List<MailProvider> providers() {
        return post.providers().get().stream()
                .sorted(Comparator.comparing(
                        (MailProvider provider) -> provider.info().order()))
                .toList();
    }

    private MailProvider provider(Request request) {
        return providers().stream()
                .filter(one -> one.info().id().equals(request.variable("provider")))
                .findFirst()
                .orElseThrow(() -> new WebException(503, Post.WORDS.text("provider.gone")));
    }

    private Response connect(Request request) throws IOException {
        MailProvider provider = provider(request);
        Optional<String> address = request.form().first("address").filter(text -> !text.isBlank());
        return provider.connect(new ConnectRequest(Post.actor(request), Optional.empty(), address))
                .fold(box -> Response.redirect("/mail/box/" + box.id()), refused -> refused(request, refused));
    }

    /** What is missing is asked at once: the page before has said what for. */
    private Response refused(Request request, Refused<Mailbox, MailRefusal> refused) {
        Optional<Challenge> challenge = refused.challenge();
        return challenge.isPresent()
                ? asking.ask(request, challenge.orElseThrow(), "/mail/connected/" + request.variable("provider"))
                : page(request, Optional.of(refused.user()), Post.status(refused.reason()));
    }

    /** Back from the social service: the page goes on by itself, or by its button. */
    private Response connected(Request request) {
        MailProvider provider = provider(request);
        ConnectModel.Provider model =
                new ConnectModel.Provider(provider.info().id(), provider.info().name());
        return Response.page(Post.page("mail/connected.jte", Post.WORDS.text("connect.title"), model));
    }

    private Response disconnect(Request request) {
        Post.Own own = post.own(request);
        own.engine().disconnect(own.box().id(), Post.actor(request));
        return Response.redirect("/mail/connect");
    }
}
