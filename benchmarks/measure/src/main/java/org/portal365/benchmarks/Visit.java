package org.portal365.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portal365.socialservices.Person;

/** A browser's way through a sign-in of one server; it forgets its cookies of the server before each. */
final class Visit {
    private static final String BEGIN = "/signin/office365";
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Person person = new Person("anna@contoso.onmicrosoft.com");
    private final URI origin;
    private final String signInPage;
    private final boolean form;

    /** @param form whether the page begins by a form, as ours does; else by a link, as the peer's */
    Visit(URI origin, String signInPage, boolean form) {
        this.origin = origin;
        this.signInPage = signInPage;
        this.form = form;
    }

    /** Signs in from an address. */
    void signIn(String remote) {
        cookies.getCookieStore().removeAll();
        String page = get(remote, origin.resolve(signInPage), 200).body();
        HttpRequest.Builder begin = HttpRequest.newBuilder(origin.resolve(BEGIN));
        if (form) {
            begin.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("return=%2Fprofile&csrf=" + token(page)));
        }
        HttpResponse<String> microsoft = send(remote, begin, form ? 303 : 302);
        URI callback = person.through(microsoft
                .uri()
                .resolve(microsoft.headers().firstValue("Location").orElseThrow()));
        HttpResponse<String> unused = get(remote, callback, form ? 303 : 302);
    }

    /** Fails unless somebody is signed in. */
    void check(String remote) {
        HttpResponse<String> unused = get(remote, origin.resolve("/profile"), 200);
    }

    private HttpResponse<String> get(String remote, URI address, int expected) {
        return send(remote, HttpRequest.newBuilder(address), expected);
    }

    private HttpResponse<String> send(String remote, HttpRequest.Builder request, int expected) {
        try {
            HttpResponse<String> answer = browser.send(
                    request.header("X-Forwarded-For", remote).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(
                        answer.uri().getPath() + " answers " + answer.statusCode() + " " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("no answer of " + origin, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("the page has no form");
        }
        return URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    }
}
