package org.portal365.reference.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Site;

/** The one servlet of the portal. It makes no container session and leaves no error to the container. */
public final class PortalServlet extends HttpServlet {
    private static final int UNAVAILABLE = 503;
    /** Seconds, where nobody knows better: a bundle that is replaced is there again by then. */
    private static final String LATER = "10";

    private static final long serialVersionUID = 1L;

    private final transient Portal portal;
    private final transient FrontDoor door;
    private final transient Visitors visitors;
    private final transient Proxies proxies;
    private final transient Supplier<? extends Collection<URI>> formOrigins;

    /**
     * The portal on the web.
     *
     * @param formOrigins where forms may lead besides ourselves, asked for each answer
     */
    public PortalServlet(
            Portal portal,
            Router router,
            Renderer renderer,
            Visitors visitors,
            Proxies proxies,
            Supplier<? extends Collection<URI>> formOrigins) {
        this.portal = portal;
        this.door = new FrontDoor(router, renderer);
        this.visitors = visitors;
        this.proxies = proxies;
        this.formOrigins = formOrigins;
    }

    @Override
    protected void service(HttpServletRequest raw, HttpServletResponse out) throws IOException {
        Optional<Site> known = Hosts.site(portal, Optional.ofNullable(raw.getHeader("Host")));
        Site site = known.orElseGet(() -> portal.sites().get(0));
        String reference = Tokens.random().substring(0, 12);
        String remote = proxies.caller(raw);
        Request request = new Request(raw, remote, reference, site, visitors);
        CallerAddress.set(remote);
        try {
            write(request, door.answer(request, known.isPresent()), out);
        } finally {
            CallerAddress.clear();
        }
    }

    private void write(Request request, Response response, HttpServletResponse out) throws IOException {
        out.setStatus(response.status());
        Map<String, String> headers = new LinkedHashMap<>(SecurityHeaders.of(request.site(), formOrigins.get()));
        if (response.status() == UNAVAILABLE) {
            headers.put("Retry-After", LATER);
        }
        headers.putAll(response.headers());
        headers.forEach(out::setHeader);
        for (CookieValue cookie : request.due()) {
            out.addHeader("Set-Cookie", request.cookies().line(cookie));
        }
        for (CookieValue cookie : response.cookies()) {
            out.addHeader("Set-Cookie", request.cookies().line(cookie));
        }
        writeContent(response.content(), request.method().equals("HEAD"), out);
    }

    private static void writeContent(Content content, boolean head, HttpServletResponse out) throws IOException {
        if (content instanceof Content.Whole whole) {
            out.setContentType(whole.type());
            out.setContentLengthLong(whole.body().length());
            if (!head) {
                try (InputStream in = whole.body().open(0)) {
                    in.transferTo(out.getOutputStream());
                }
            }
        } else if (content instanceof Content.Stream stream) {
            out.setContentType(stream.type());
            if (!head) {
                stream.writer().writeTo(out.getOutputStream());
            }
        }
    }
}
