package org.portal365.reference.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Body;
import org.portal365.api.UserId;
import org.portal365.api.endpoint.Call;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.endpoint.Kind;
import org.portal365.api.endpoint.Reply;
import org.portal365.reference.web.Content;
import org.portal365.reference.web.RateLimit;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.Verb;
import org.portal365.reference.web.WebException;

/** Mounts the endpoints of plug-ins at {@code /plugin/{plugin}/{name}} and keeps the rules of their {@link Kind}. */
public final class EndpointRoutes implements Routes {
    /** The portal speaks for itself in these. */
    private static final Set<String> PORTAL_ONLY =
            Set.of("set-cookie", "content-length", "transfer-encoding", "connection");

    private static final String FRAMED_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *";

    /** A second policy beside a plug-in's own: browsers keep to both (CSP 3, 4.1). */
    private static final String UNFRAMED = ", frame-ancestors 'none'; base-uri 'none'";

    private final Plugins plugins;
    private final RateLimit browsers;
    private final RateLimit machines;

    /**
     * Routes to the endpoints of the plug-ins that are there.
     *
     * @param browsers how often browsers of one address may call
     * @param machines how often an endpoint for machines may be called, by all of them together
     */
    public EndpointRoutes(Plugins plugins, RateLimit browsers, RateLimit machines) {
        this.plugins = plugins;
        this.browsers = browsers;
        this.machines = machines;
    }

    @Override
    public List<Route> routes() {
        return Arrays.stream(Verb.values())
                .map(verb -> Route.machine(verb, "/plugin/{plugin}/{name}", this::call))
                .toList();
    }

    private Response call(Request request) throws IOException {
        Endpoint endpoint = plugins.endpoints().stream()
                .filter(known -> known.plugin().equals(request.variable("plugin")))
                .filter(known -> known.name().equals(request.variable("name")))
                .findFirst()
                .orElseThrow(WebException::notFound);
        if (endpoint.kind() != Kind.MACHINE && !request.method().equals("GET")) {
            throw WebException.of(405);
        }
        if (endpoint.kind() == Kind.MACHINE) {
            machines.take(endpoint.plugin() + " " + endpoint.name());
        } else {
            browsers.take("endpoint " + request.remote());
        }
        boolean browser = endpoint.kind() == Kind.BROWSER;
        Optional<UserId> user = browser ? request.visitor().map(visitor -> visitor.id()) : Optional.empty();
        Call call = new Call(
                request.site().id(),
                request.method(),
                request.query().values(),
                request.headers(),
                new String(request.bytes(endpoint.bodyLimit()), StandardCharsets.UTF_8),
                user,
                browser ? request.knownBinding().orElse("") : "");
        return answer(endpoint.handle(call), endpoint.kind());
    }

    private static Response answer(Reply reply, Kind kind) {
        Content content =
                new Content.Whole(reply.contentType(), Body.of(reply.body().getBytes(StandardCharsets.UTF_8)));
        Response response = Response.of(content).status(reply.status());
        if (kind == Kind.FRAMED) {
            response = response.header("Content-Security-Policy", FRAMED_POLICY)
                    .header("Cross-Origin-Resource-Policy", "cross-origin");
        }
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!PORTAL_ONLY.contains(name) && oneLine(header.getValue())) {
                boolean policy = name.equals("content-security-policy") && kind != Kind.FRAMED;
                response = response.header(header.getKey(), header.getValue() + (policy ? UNFRAMED : ""));
            }
        }
        return response;
    }

    private static boolean oneLine(String value) {
        return value.chars().noneMatch(Character::isISOControl);
    }
}
