package org.portal365.example;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;
import org.portal365.api.UserId;
import org.portal365.api.endpoint.Call;
import org.portal365.api.memory.InMemorySessions;
import org.portal365.api.memory.SinglePortal;

/** One request. */
record Visit(HttpServletRequest request, InMemorySessions sessions) {
    static final String SESSION = "example-session";
    static final String BROWSER = "example-browser";

    /** Part of the path, from 1 on; empty where there is none. */
    String part(int number) {
        String[] parts = request.getRequestURI().split("/", -1);
        return number < parts.length ? parts[number] : "";
    }

    Optional<UserId> user() {
        return cookie(SESSION).flatMap(sessions::user);
    }

    Optional<String> cookie(String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue())
                .findFirst();
    }

    /** What plug-ins are told of it: no cookies, no Authorization; who it is, only where a browser was meant to come. */
    Call call(String body, boolean browser) {
        Map<String, List<String>> query = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, List.of(values)));
        Map<String, String> headers = new TreeMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        headers.keySet().removeAll(Set.of("cookie", "authorization"));
        Optional<UserId> user = browser ? user() : Optional.empty();
        String binding = browser ? cookie(BROWSER).orElse("") : "";
        return new Call(SinglePortal.MAIN, request.getMethod(), query, headers, body, user, binding);
    }
}
