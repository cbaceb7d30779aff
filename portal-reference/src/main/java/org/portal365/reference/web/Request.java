package org.portal365.reference.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;
import org.portal365.api.portal.Site;

/** A request on its way through the portal. Lives in one thread, as long as the request. */
public final class Request {
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_FORM = 256 * 1024;

    private final HttpServletRequest raw;
    private final String remote;
    private final String reference;
    private final Site site;
    private final Cookies cookies;
    private final Visitors visitors;
    private Map<String, String> variables = Map.of();

    private boolean recognised;
    private Optional<CurrentUser> visitor = Optional.empty();
    private @Nullable Form form;
    private @Nullable String binding;

    Request(HttpServletRequest raw, String remote, String reference, Site site, Visitors visitors) {
        this.raw = raw;
        this.remote = remote;
        this.reference = reference;
        this.site = site;
        this.cookies = new Cookies("https".equals(site.address().getScheme()));
        this.visitors = visitors;
    }

    /** Finds the request in the log; shown on error pages. */
    public String reference() {
        return reference;
    }

    /** The public address it came to. */
    public Site site() {
        return site;
    }

    public String method() {
        return raw.getMethod();
    }

    /** The path as sent, without the query. */
    public String path() {
        return raw.getRequestURI();
    }

    /** Path and query as sent, encoded for use as a value in another query. */
    String asReturn() {
        String query = raw.getQueryString();
        String whole = raw.getRequestURI() + (query == null ? "" : "?" + query);
        return URLEncoder.encode(ReturnPath.clean(whole), StandardCharsets.UTF_8);
    }

    /** The value of a variable of the route. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    /** An id from the address; what cannot be one leads nowhere. */
    public String id(String name) {
        String value = variable(name);
        if (value.isBlank() || value.length() > LONGEST_ID) {
            throw WebException.notFound();
        }
        return value;
    }

    /** How many Host headers it has. */
    int hosts() {
        return Collections.list(raw.getHeaders("Host")).size();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(raw.getHeader(name));
    }

    /** Names in lower case, values joined; nothing that carries a credential. */
    public Map<String, String> headers() {
        Map<String, String> all = new java.util.HashMap<>();
        for (String name : Collections.list(raw.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!List.of("cookie", "authorization", "proxy-authorization").contains(lower)) {
                all.put(lower, String.join(", ", Collections.list(raw.getHeaders(name))));
            }
        }
        return all;
    }

    /** The address of the caller; see {@link Proxies}. */
    public String remote() {
        return remote;
    }

    public Form query() {
        String query = raw.getQueryString();
        return Form.parse(query == null ? "" : query);
    }

    /** The form that was sent; an empty one when the body is something else. */
    public Form form() throws IOException {
        if (form == null) {
            boolean sent = header("Content-Type")
                    .map(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                    .orElse(false);
            form = Form.parse(sent ? new String(bytes(LONGEST_FORM), StandardCharsets.UTF_8) : "");
        }
        return form;
    }

    /** The body, not read yet. A form has been read already. */
    public InputStream body() throws IOException {
        return raw.getInputStream();
    }

    /** The body of this length as it comes: it can be opened once, and whoever keeps it needs no more. */
    public Body once(long length) {
        return new Body() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open(long offset) throws IOException {
                InputStream in = body();
                in.skipNBytes(offset);
                return in;
            }
        };
    }

    /**
     * The whole body.
     *
     * @throws WebException of status 413 when it is longer
     */
    public byte[] bytes(int most) throws IOException {
        byte[] bytes = raw.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw WebException.of(413);
        }
        return bytes;
    }

    /** Length of the body in bytes; -1 when it was not said. */
    public long length() {
        return raw.getContentLengthLong();
    }

    /** Who is signed in; looked up at the first question only. */
    public Optional<CurrentUser> visitor() {
        if (!recognised) {
            recognised = true;
            visitor = sessionCookie().flatMap(cookie -> visitors.recognise(cookie, this));
        }
        return visitor;
    }

    /** The signed-in user, on a route that asks for one. */
    public CurrentUser user() {
        return visitor().orElseThrow(() -> WebException.of(401));
    }

    /** The language to answer in. */
    public Locale locale() {
        return Languages.choose(visitor().flatMap(user -> user.profile().locale()), header("Accept-Language"));
    }

    public Optional<String> sessionCookie() {
        return cookies.read(raw, CookieValue.Kind.SESSION);
    }

    /** What names this browser, when it has been given a name. */
    public Optional<String> knownBinding() {
        return cookies.read(raw, CookieValue.Kind.FLOW);
    }

    /** Names this browser for the next 15 minutes; the answer will carry the cookie. */
    public String binding() {
        if (binding == null) {
            binding = knownBinding().orElseGet(Tokens::random);
        }
        return binding;
    }

    /** The token that forms of this browser carry. */
    public String csrf() {
        return visitor().isPresent() ? Tokens.csrf(sessionCookie().orElseThrow()) : Tokens.csrf(binding());
    }

    /** Whether a page asked by itself, with nobody there: no reason to keep a session alive. */
    public boolean background() {
        return header("X-Background").isPresent();
    }

    /** Whether a script asked, which wants a sentence and no page. */
    boolean script() {
        return header("X-CSRF-Token").isPresent();
    }

    void route(Map<String, String> values) {
        variables = Map.copyOf(values);
    }

    Cookies cookies() {
        return cookies;
    }

    /** The cookies that come with the answer because somebody asked for a binding. */
    List<CookieValue> due() {
        List<CookieValue> due = new ArrayList<>();
        if (binding != null) {
            due.add(CookieValue.set(CookieValue.Kind.FLOW, binding));
        }
        return due;
    }
}
