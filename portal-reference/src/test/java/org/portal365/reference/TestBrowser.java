package org.portal365.reference;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser with cookies and nothing else; redirects are not followed. */
public final class TestBrowser {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" (?:value|content)=\"([^\"]+)\"");

    public final Map<String, String> cookies = new TreeMap<>();
    public final List<String> setCookies = new ArrayList<>();
    private final URI portal;
    private final HttpClient client;

    TestBrowser(URI portal, HttpClient client) {
        this.portal = portal;
        this.client = client;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Sends a form with the token of this browser, as a page of the portal does. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
        Map<String, String> all = new TreeMap<>(form);
        all.put("csrf", token());
        return send("POST", path, encode(all), "Sec-Fetch-Site", "same-origin");
    }

    /** The token that pages give this browser now. */
    public String token() {
        Matcher matcher = TOKEN.matcher(get("/signin").body());
        if (!matcher.find()) {
            throw new IllegalStateException("the page has no token");
        }
        return matcher.group(1);
    }

    public TestBrowser signIn(String login, String password) {
        HttpResponse<String> answer = post("/signin/local", Map.of("login", login, "password", password));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("sign-in failed: " + answer.statusCode() + " " + answer.body());
        }
        return this;
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return sendAs("application/x-www-form-urlencoded", method, path, body, headers);
    }

    /** Sends a body of another type, as a form of a foreign page can with {@code text/plain}. */
    public HttpResponse<String> sendAs(String type, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", type);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            cookies.forEach((name, value) -> pairs.add(name + "=" + value));
            request.header("Cookie", String.join("; ", pairs));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String line) {
        setCookies.add(line);
        HttpCookie cookie = HttpCookie.parse(line).get(0);
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    static String encode(Map<String, String> form) {
        List<String> pairs = new ArrayList<>();
        form.forEach((name, value) -> pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }
}
