package org.portal365.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.portal365.api.Actor;
import org.portal365.api.Challenge;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.endpoint.Kind;
import org.portal365.api.endpoint.Reply;
import org.portal365.api.memory.SinglePortal;
import org.portal365.api.portal.User;
import org.portal365.api.social.Intent;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRequest;
import org.portal365.api.social.SignedIn;
import org.portal365.api.social.SocialService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands requests to plug-ins and keeps the rules of the web, which plug-ins know nothing of. */
final class ExampleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ExampleServlet.class);

    private final transient ExamplePortal portal;
    private final transient Plugins plugins;
    /** What users must be asked at the social service before refused work can go on. */
    private final transient Map<UserId, Challenge> asked = new ConcurrentHashMap<>();

    ExampleServlet(ExamplePortal portal, Plugins plugins) {
        this.portal = portal;
        this.plugins = plugins;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            send(response, answer(new Visit(request, portal.sessions)));
        } catch (NoSuchElementException e) {
            send(response, Reply.text(404, "This is not here, or not at the moment."));
        } catch (RuntimeException e) {
            String reference = UUID.randomUUID().toString();
            LOG.error("A request failed, reference {}", reference, e);
            send(response, Reply.text(500, "Something is broken here. Reference: " + reference));
        }
    }

    /** All that changes something is a POST, and comes from a form of our own pages. */
    private Reply answer(Visit visit) throws IOException {
        Pages pages = new Pages(portal, plugins, visit.request().getLocale());
        String method = visit.request().getMethod();
        String origin = visit.request().getHeader("Origin");
        if (visit.part(1).equals("plugin")) {
            return endpoint(visit, method);
        }
        if (method.equals("POST") && !portal.portal.origin().toString().equals(origin)) {
            return Reply.text(403, "This did not come from a page of the portal.");
        }
        return switch (method + " " + visit.part(1)) {
            case "GET signin" -> visit.part(3).equals("callback") ? finish(visit, pages) : pages.signIn(visit);
            case "POST signin" -> begin(visit, pages, Intent.SIGN_IN, visit.part(2), Optional.empty());
            default -> visit.user().map(user -> answer(visit, pages, user)).orElse(Pages.redirect("/signin"));
        };
    }

    private Reply answer(Visit visit, Pages pages, UserId user) {
        return switch (visit.request().getMethod() + " " + visit.part(1)) {
            case "GET " -> pages.home(user);
            case "POST edit" -> open(visit, pages, user);
            case "POST session" ->
                plugins.one(EditSessions.class, any -> true)
                        .act(new EditSessionId(visit.part(2)), Actor.user(user), Action.valueOf(visit.part(3)))
                        .fold(session -> Pages.redirect("/"), pages::refusal);
            case "POST connect" -> connect(visit, pages, Optional.ofNullable(asked.get(user)));
            case "POST signout" -> {
                visit.cookie(Visit.SESSION).ifPresent(portal.sessions::end);
                yield Pages.redirect("/signin");
            }
            default -> throw new NoSuchElementException();
        };
    }

    private Reply connect(Visit visit, Pages pages, Optional<Challenge> challenge) {
        Intent intent = challenge.orElseThrow().account().isPresent() ? Intent.STEP_UP : Intent.CONNECT;
        return begin(visit, pages, intent, challenge.get().service(), challenge);
    }

    private Reply begin(Visit visit, Pages pages, Intent intent, String service, Optional<Challenge> challenge) {
        String binding = visit.cookie(Visit.BROWSER).orElseThrow();
        Optional<UserId> user = intent == Intent.SIGN_IN ? Optional.empty() : visit.user();
        SignInRequest flow = new SignInRequest(intent, user, SinglePortal.MAIN, "/", challenge, binding);
        return social(service).begin(flow).fold(start -> Pages.redirect("" + start.address()), pages::refusal);
    }

    private Reply finish(Visit visit, Pages pages) {
        SignInEnd end = social(visit.part(2)).finish(visit.call("", true));
        boolean signIn = end.intent() == Intent.SIGN_IN;
        return end.outcome().fold(who -> signIn ? arrive(visit, pages, who) : Pages.redirect("/"), pages::refusal);
    }

    /** A session begins with a new value, so that one planted beforehand is worth nothing. */
    private Reply arrive(Visit visit, Pages pages, SignedIn who) {
        if (portal.users.find(who.user()).filter(User::enabled).isEmpty()) {
            return Reply.text(403, "You may not sign in here.");
        }
        portal.welcome(who.user());
        visit.cookie(Visit.SESSION).ifPresent(portal.sessions::end);
        String outside = who.externalSession().orElse("none");
        String cookie = pages.cookie(Visit.SESSION, portal.sessions.begin(who.user(), visit.part(2), outside));
        return new Reply(303, "text/plain", Map.of("Location", "/", "Set-Cookie", cookie), "");
    }

    private Reply open(Visit visit, Pages pages, UserId user) {
        DocumentEditor editor = plugins.one(
                DocumentEditor.class, one -> visit.part(3).equals(one.info().id()));
        OpenRequest wish = new OpenRequest(Actor.user(user), new FileId(visit.part(2)), Optional.empty());
        return editor.open(wish).fold(session -> Pages.redirect("/"), refused -> {
            refused.challenge().ifPresent(challenge -> asked.put(user, challenge));
            return pages.refusal(refused);
        });
    }

    private SocialService social(String id) {
        return plugins.one(SocialService.class, service -> service.info().id().equals(id));
    }

    /** What comes from outside for a plug-in, such as a sign-out that began at Microsoft. */
    private Reply endpoint(Visit visit, String method) throws IOException {
        String name = visit.part(2) + "/" + visit.part(3);
        Endpoint endpoint = plugins.one(Endpoint.class, one -> name.equals(one.plugin() + "/" + one.name()));
        byte[] body = visit.request().getInputStream().readNBytes(endpoint.bodyLimit() + 1);
        if (body.length > endpoint.bodyLimit() || (endpoint.kind() != Kind.MACHINE && !method.equals("GET"))) {
            return Reply.text(400, "Not like this.");
        }
        Reply reply = endpoint.handle(visit.call(new String(body, UTF_8), endpoint.kind() == Kind.BROWSER));
        String policy = "default-src 'none'; frame-ancestors " + (endpoint.kind() == Kind.FRAMED ? "*" : "'none'");
        Map<String, String> headers = Map.of("Content-Security-Policy", policy);
        return new Reply(reply.status(), reply.contentType(), headers, reply.body());
    }

    /** Where forms lead: browsers ask the policy for redirects too, so the services stand in it. */
    private void send(HttpServletResponse response, Reply reply) throws IOException {
        String origins = plugins.all(SocialService.class).stream()
                .flatMap(service -> service.browserOrigins().stream())
                .map(URI::toString)
                .collect(Collectors.joining(" "));
        String policy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' " + origins;
        response.setStatus(reply.status());
        response.setContentType(reply.contentType());
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        reply.headers().forEach(response::setHeader);
        response.getOutputStream().write(reply.body().getBytes(UTF_8));
    }
}
