package org.portal365.reference.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request, checks who calls and that it is meant, and lets the route answer. */
final class FrontDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final Router router;
    private final Renderer renderer;

    FrontDoor(Router router, Renderer renderer) {
        this.router = router;
        this.renderer = renderer;
    }

    /** The answer, its page rendered; never throws. Every refusal leaves one line in the log. */
    Response answer(Request request, boolean hostKnown) {
        Passage passage = new Passage();
        Response response;
        try {
            response = logged(request, passage, rendered(request, pass(request, hostKnown, passage)));
        } catch (WebException expected) {
            response = logged(request, passage, rendered(request, ErrorPages.expected(request, expected)));
        } catch (IOException | RuntimeException broken) {
            response = rendered(request, ErrorPages.unexpected(request, passage.route, broken));
        }
        if (passage.allow != null) {
            response = response.header("Allow", passage.allow);
        }
        // What a method we do not know means for the rest of the line, nobody can say.
        return response.status() == 405 || request.hosts() > 1 ? response.header("Connection", "close") : response;
    }

    private static Response logged(Request request, Passage passage, Response response) {
        if (response.status() >= 400) {
            LOG.info("{} {} {}: status {}", request.reference(), request.method(), passage.route, response.status());
        }
        return response;
    }

    private Response pass(Request request, boolean hostKnown, Passage passage) throws IOException {
        if (request.hosts() > 1) {
            // RFC 9112, 3.2: which of them a proxy before us believed is not to be known.
            throw WebException.badRequest();
        }
        if (!hostKnown && !Health.monitored(request.path())) {
            throw WebException.of(421);
        }
        List<String> path = RequestPath.segments(request.path()).orElseThrow(WebException::notFound);
        Router.Found found = find(request, path, passage);
        Route route = found.route();
        passage.route = route.pattern().text();
        request.route(found.variables());
        Optional<Response> detour = admit(request, route);
        if (detour.isPresent()) {
            return detour.get();
        }
        if (route.csrf()) {
            Csrf.check(request, route.caller());
        }
        return route.handler().handle(request);
    }

    private Router.Found find(Request request, List<String> path, Passage passage) {
        boolean head = request.method().equals("HEAD");
        String name = head ? "GET" : request.method();
        Optional<Router.Found> found = Arrays.stream(Verb.values())
                .filter(verb -> verb.name().equals(name))
                .findFirst()
                .flatMap(verb -> router.find(verb, path, head));
        return found.orElseThrow(() -> {
            Set<Verb> allowed = router.allowed(path);
            if (!allowed.isEmpty()) {
                passage.allow = allowed.stream().map(Verb::name).collect(Collectors.joining(", "));
            }
            return WebException.of(allowed.isEmpty() ? 404 : 405);
        });
    }

    /** Sends an anonymous reader to the sign-in page; stops everybody else who may not. */
    private static Optional<Response> admit(Request request, Route route) {
        if (route.caller() == Caller.ANYONE) {
            return Optional.empty();
        }
        if (request.visitor().isEmpty()) {
            if (route.verb() == Verb.GET && !request.script()) {
                return Optional.of(Response.redirect("/signin?return=" + request.asReturn()));
            }
            throw WebException.of(401);
        }
        if (route.caller() == Caller.ADMIN && !request.user().admin()) {
            throw WebException.of(403);
        }
        return Optional.empty();
    }

    private Response rendered(Request request, Response response) {
        if (response.content() instanceof Page page) {
            Content bytes = renderer.render(request, page);
            return new Response(response.status(), response.headers(), response.cookies(), bytes);
        }
        return response;
    }

    /** What is known of a request when it fails. */
    private static final class Passage {
        private String route = "-";
        private @Nullable String allow;
    }
}
