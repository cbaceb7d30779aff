package org.portal365.socialservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a browser who chooses an account and agrees to everything, or turns back where consent is wanted. */
public final class Person {
    private static final Pattern PROGRESS = Pattern.compile("name=\"progress\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String login;
    private final String decision;

    public Person(String login) {
        this(login, "accept");
    }

    private Person(String login, String decision) {
        this.login = login;
        this.decision = decision;
    }

    /** Somebody who presses "Return to the application". */
    static Person whoTurnsBack(String login) {
        return new Person(login, "return");
    }

    /** Follows the pages until the browser is sent back to the portal; that address. */
    public URI through(URI address) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(address).build());
        for (int clicks = 0; page.statusCode() == 200 && clicks < 4; clicks++) {
            page = click(origin(address), page.body());
        }
        return page.headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow(() -> new IllegalStateException("stuck"));
    }

    private HttpResponse<String> click(String origin, String page) {
        if (page.contains("action=\"/signin/account\"")) {
            return post(origin + "/signin/account", "account=" + encoded(login), page);
        }
        if (page.contains("action=\"/signin/consent\"")) {
            return post(origin + "/signin/consent", "decision=" + decision, page);
        }
        if (page.contains("action=\"/signin/factor\"")) {
            return post(origin + "/signin/factor", "decision=approve", page);
        }
        throw new IllegalStateException("unknown page: " + page);
    }

    private HttpResponse<String> post(String address, String field, String page) {
        Matcher progress = PROGRESS.matcher(page);
        if (!progress.find()) {
            throw new IllegalStateException("no form: " + page);
        }
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(field + "&progress=" + encoded(progress.group(1))))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
