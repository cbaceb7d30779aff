package org.portal365.reference.web.mail;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import org.portal365.api.mail.PasswordLogin;
import org.portal365.api.mail.ProviderInfo;
import org.portal365.api.mail.Recognised;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;

/** Connecting mailboxes and letting them go. */
final class ConnectPages implements Routes {
    private final Post post;
    private final Asking asking;
    private final MailPeople people;

    ConnectPages(Post post, Asking asking, MailPeople people) {
        this.post = post;
        this.asking = asking;
        this.people = people;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/mail", Caller.USER, this::start),
                Route.get("/mail/connect", Caller.USER, request -> page(request, Shown.ALL)),
                Route.get("/mail/connect/{provider}", Caller.USER, this::form),
                Route.post("/mail/recognise", Caller.USER, this::recognise),
                Route.post("/mail/connect/{provider}", Caller.USER, this::connect),
                Route.get("/mail/connected/{provider}", Caller.USER, this::connected),
                Route.post("/mail/box/{box}/disconnect", Caller.USER, this::disconnect));
    }

    /** What the page shows besides what can be connected. */
    private record Shown(
            Optional<ConnectModel.Provider> chosen,
            ConnectModel.Typed typed,
            Optional<Text> said,
            Optional<Text> problem,
            Optional<Challenge> challenge,
            int status) {
        static final Shown ALL = good(Optional.empty(), ConnectModel.Typed.NOTHING, Optional.empty());

        static Shown good(Optional<ConnectModel.Provider> chosen, ConnectModel.Typed typed, Optional<Text> said) {
            return new Shown(chosen, typed, said, Optional.empty(), Optional.empty(), 200);
        }

        static Shown refusal(ConnectModel.Typed typed, Text why, int status) {
            return new Shown(Optional.empty(), typed, Optional.empty(), Optional.of(why), Optional.empty(), status);
        }
    }

    /** The first mailbox; without one, how to get one. */
    private Response start(Request request) {
        var unused = post.engines();
        List<Mailbox> boxes = post.all(request);
        return boxes.isEmpty()
                ? page(request, Shown.ALL)
                : Response.redirect("/mail/box/" + boxes.get(0).id());
    }

    private Response page(Request request, Shown shown) {
        ConnectModel model = new ConnectModel(
                providers().stream().map(ConnectPages::shown).toList(),
                post.all(request),
                shown.chosen(),
                shown.typed(),
                shown.said(),
                shown.problem(),
                shown.challenge());
        return Response.page(Post.page("mail/connect.jte", Post.WORDS.text("connect.title"), model))
                .status(shown.status());
    }

    private static ConnectModel.Provider shown(MailProvider provider) {
        ProviderInfo info = provider.info();
        return new ConnectModel.Provider(
                info.id(), info.name(), info.login() == ProviderInfo.Login.PASSWORD, provider.servers());
    }

    private List<MailProvider> providers() {
        return post.providers().get().stream()
                .sorted(Comparator.comparing(
                        (MailProvider provider) -> provider.info().order()))
                .toList();
    }

    private MailProvider provider(String id) {
        return providers().stream()
                .filter(one -> one.info().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new WebException(503, Post.WORDS.text("provider.gone")));
    }

    private Response form(Request request) {
        ConnectModel.Typed typed = new ConnectModel.Typed(
                request.query().text("address"), request.query().text("login"), "");
        ConnectModel.Provider chosen = shown(provider(request.variable("provider")));
        return page(request, Shown.good(Optional.of(chosen), typed, Optional.empty()));
    }

    /** Shows the right form for an address, or says why there is none. */
    private Response recognise(Request request) throws IOException {
        String address = request.form().text("address").strip();
        List<Recognised> found = people.recognitions().get().stream()
                .map(one -> one.recognise(address))
                .sorted(Comparator.comparing(one -> one.provider().isPresent() ? 0 : 1))
                .toList();
        if (found.isEmpty()) {
            return page(request, Shown.refusal(ConnectModel.Typed.NOTHING, Post.WORDS.text("connect.none"), 503));
        }
        Recognised best = found.get(0);
        ConnectModel.Typed typed =
                new ConnectModel.Typed(best.address(), "", best.server().orElse(""));
        Optional<ConnectModel.Provider> chosen = best.provider().map(id -> shown(provider(id)));
        return chosen.isEmpty()
                ? page(request, Shown.refusal(typed, best.words(), 400))
                : page(request, Shown.good(chosen, typed, Optional.of(best.words())));
    }

    private Response connect(Request request) throws IOException {
        MailProvider provider = provider(request.variable("provider"));
        Form form = request.form();
        ConnectModel.Typed typed =
                new ConnectModel.Typed(form.text("address"), form.text("login"), form.text("server"));
        Optional<PasswordLogin> password =
                form.first("password").map(secret -> new PasswordLogin(typed.server(), typed.login(), secret));
        ConnectRequest wish = new ConnectRequest(
                Post.actor(request),
                Optional.empty(),
                Optional.of(typed.address()).filter(text -> !text.isBlank()),
                password);
        return provider.connect(wish)
                .fold(
                        box -> Response.redirect("/mail/box/" + box.id()),
                        refused -> refused(request, shown(provider), typed, refused));
    }

    /** The path to come back to, to connect it then. */
    static String back(String provider, String address) {
        String path = "/mail/connected/" + provider;
        return address.isBlank() ? path : path + "?address=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    /** What is missing is asked at once: the page before has said what for. */
    private Response refused(
            Request request,
            ConnectModel.Provider provider,
            ConnectModel.Typed typed,
            Refused<Mailbox, MailRefusal> refused) {
        Optional<Challenge> challenge = refused.challenge();
        if (challenge.isPresent() && refused.reason() == MailRefusal.SIGN_IN_NEEDED) {
            return asking.ask(request, challenge.orElseThrow(), back(provider.id(), typed.address()));
        }
        Text words = request.user().admin() ? refused.admin() : refused.user();
        return page(
                request,
                new Shown(
                        Optional.of(provider),
                        typed,
                        Optional.empty(),
                        Optional.of(words),
                        challenge,
                        Post.status(refused.reason())));
    }

    /** Back from the social service: the page goes on by itself, or by its button. */
    private Response connected(Request request) {
        ConnectModel model = new ConnectModel(
                List.of(),
                List.of(),
                Optional.of(shown(provider(request.variable("provider")))),
                new ConnectModel.Typed(request.query().text("address"), "", ""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Response.page(Post.page("mail/connected.jte", Post.WORDS.text("connect.title"), model));
    }

    private Response disconnect(Request request) {
        Post.Own own = post.own(request);
        own.engine().disconnect(own.box().id(), Post.actor(request));
        return Response.redirect("/mail/connect");
    }
}
