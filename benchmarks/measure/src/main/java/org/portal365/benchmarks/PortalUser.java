package org.portal365.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portal365.socialservices.Person;

/** Somebody who works in the portal without a browser: signed in with a Microsoft account, which is connected as well. */
final class PortalUser {
    private static final Pattern TOKEN =
            Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"|name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern NEW = Pattern.compile("action=\"(/disk/folders/[^\"]+/new/office365)\"");
    private static final Pattern CONNECT = Pattern.compile("(?s)<form method=\"post\" action=\"/connect\".*?</form>");
    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private static final Duration START = Duration.ofMinutes(1);

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Person person;
    private final URI origin;

    PortalUser(URI origin, String login) {
        this.origin = origin;
        this.person = new Person(login);
    }

    /** Signs in as soon as the button is there. */
    void signIn() throws InterruptedException {
        awaitButton();
        microsoft(post("/signin/office365", "return=%2Fdisk&csrf=" + encoded(token(page("/signin")))));
    }

    /** The portal answers before all its bundles have started. */
    void awaitButton() throws InterruptedException {
        await("/signin", "/signin/office365");
    }

    /** Until whoever is signed in finds all three: sign-in, documents, mail. */
    void awaitAll() throws InterruptedException {
        awaitButton();
        await("/disk", "/new/office365");
        await("/mail/connect", "/mail/connect/office365");
    }

    private void await(String path, String what) throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!page(path).contains(what)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("there is no " + what + " on " + path + " after " + START);
            }
            Thread.sleep(200);
        }
    }

    /** Creates a Word document in the own folder, which opens it in Office; connects the account when it is asked for. */
    void create(String name) {
        String page = page("/disk");
        String form = "kind=TEXT&name=" + encoded(name) + "&key=" + encoded(name) + "&csrf=" + encoded(token(page));
        HttpResponse<String> opened = post(found(NEW, page), form);
        Matcher connect = CONNECT.matcher(opened.body());
        if (connect.find()) {
            StringBuilder fields = new StringBuilder();
            FIELD.matcher(connect.group())
                    .results()
                    .forEach(field -> fields.append('&')
                            .append(encoded(field.group(1)))
                            .append('=')
                            .append(encoded(
                                    field.group(2).replace("&#34;", "\"").replace("&amp;", "&"))));
            microsoft(post("/connect", fields.substring(1)));
            create(name);
        } else if (opened.statusCode() != 303) {
            throw new IllegalStateException(opened.statusCode() + " " + opened.body());
        }
    }

    private void microsoft(HttpResponse<String> sent) {
        URI back = person.through(
                sent.uri().resolve(sent.headers().firstValue("Location").orElseThrow()));
        HttpResponse<String> unused = send(HttpRequest.newBuilder(back));
    }

    String page(String path) {
        return send(HttpRequest.newBuilder(origin.resolve(path))).body();
    }

    private HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(origin.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer of " + origin, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String token(String page) {
        return found(TOKEN, page);
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + page);
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
