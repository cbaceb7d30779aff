package org.portal365.reference.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portal365.api.Body;

/**
 * An answer. The web layer adds the security headers; a header given here takes the place of the one it would add.
 *
 * @param cookies set by the web layer with the attributes of the portal
 */
public record Response(int status, Map<String, String> headers, List<CookieValue> cookies, Content content) {
    private static final Content NOTHING = new Content.Whole("text/plain; charset=utf-8", Body.of(new byte[0]));

    public Response {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    public static Response of(Content content) {
        return new Response(200, Map.of(), List.of(), content);
    }

    /** A page of status 200. */
    public static Response page(Page page) {
        return of(page);
    }

    /** 303 See Other (RFC 9110, 15.4.4), after a form. The address is ours, or comes from a plug-in. */
    public static Response redirect(String address) {
        return new Response(303, Map.of("Location", address), List.of(), NOTHING);
    }

    public static Response text(int status, String text) {
        Body body = Body.of(text.getBytes(StandardCharsets.UTF_8));
        Content content = new Content.Whole("text/plain; charset=utf-8", body);
        return new Response(status, Map.of(), List.of(), content);
    }

    /** A status and nothing else. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), List.of(), NOTHING);
    }

    public Response status(int newStatus) {
        return new Response(newStatus, headers, cookies, content);
    }

    public Response header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, cookies, content);
    }

    public Response cookie(CookieValue cookie) {
        List<CookieValue> more = new ArrayList<>(cookies);
        more.add(cookie);
        return new Response(status, headers, more, content);
    }
}
