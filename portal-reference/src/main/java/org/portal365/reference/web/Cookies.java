package org.portal365.reference.web;

import java.util.Arrays;
import java.util.Optional;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;

/**
 * The cookies of the portal on the wire (RFC 6265bis). With a public address of https the name begins with
 * {@code __Host-}, which a neighbouring host cannot plant; plain names are for http on loopback.
 *
 * @param secure whether the public address is https
 */
record Cookies(boolean secure) {
    private static final int LONGEST = 200;

    /** The value of a cookie; a name that comes twice counts as none. */
    Optional<String> read(HttpServletRequest request, CookieValue.Kind kind) {
        Cookie[] all = request.getCookies();
        if (all == null) {
            return Optional.empty();
        }
        var values = Arrays.stream(all)
                .filter(cookie -> cookie.getName().equals(name(kind)))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The line for Set-Cookie. */
    String line(CookieValue cookie) {
        StringBuilder line = new StringBuilder(name(cookie.kind()))
                .append('=')
                .append(cookie.value().orElse(""))
                .append("; Path=/; HttpOnly; SameSite=Lax");
        if (secure) {
            line.append("; Secure");
        }
        long age = cookie.value().isEmpty() ? 0 : cookie.kind().age().toSeconds();
        if (age >= 0) {
            line.append("; Max-Age=").append(age);
        }
        return line.toString();
    }

    private String name(CookieValue.Kind kind) {
        return (secure ? "__Host-" : "") + kind.plainName();
    }
}
