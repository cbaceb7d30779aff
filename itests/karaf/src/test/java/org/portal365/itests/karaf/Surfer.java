package org.portal365.itests.karaf;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody at a browser that keeps cookies, follows redirects and sends forms; without scripts. Made of the oldest HTTP
 * client of Java, which keeps no thread.
 */
final class Surfer {
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\" target=\"_blank\"");

    private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]*)\"");

    private final CookieManager cookies;
    private URI address;
    private byte[] body = {};
    private String page = "";
    private int status;

    Surfer(URI start) {
        this(start, new CookieManager(null, CookiePolicy.ACCEPT_ALL));
    }

    private Surfer(URI start, CookieManager cookies) {
        this.address = start;
        this.cookies = cookies;
    }

    /** Another tab of the same browser. */
    Surfer beside() {
        return new Surfer(address, cookies);
    }

    Surfer go(String where) throws IOException {
        return send("GET", address.resolve(where), Map.of(), new byte[0]);
    }

    /** Sends the form whose action contains this, with its hidden fields and these. */
    Surfer press(String action, Map<String, String> fields) throws IOException {
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            if (form.group(1).contains(action)) {
                List<Map.Entry<String, String>> all = new ArrayList<>();
                Matcher hidden = HIDDEN.matcher(form.group(2));
                while (hidden.find()) {
                    all.add(Map.entry(hidden.group(1), plain(hidden.group(2))));
                }
                all.addAll(fields.entrySet());
                return send(
                        "POST",
                        address.resolve(plain(form.group(1))),
                        Map.of("Origin", origin()),
                        encoded(all).getBytes(StandardCharsets.UTF_8));
            }
        }
        throw new AssertionError("no form " + action + " on " + this);
    }

    /** Chooses the account and permits what is asked, where it is asked. */
    void atMicrosoft(String login) throws IOException {
        if (has("action=\"/signin/account\"")) {
            press("/signin/account", Map.of("account", login));
        }
        if (has("action=\"/signin/consent\"")) {
            press("/signin/consent", Map.of("decision", "accept"));
        }
    }

    /** Sends what a form of another site would send. */
    int forged(String action) throws IOException {
        return send("POST", address.resolve(action), Map.of("Origin", "http://elsewhere.example"), new byte[0]).status;
    }

    /** Sends a file as the script of the page would; stays on the page. */
    int put(String where, byte[] file) throws IOException {
        Map<String, String> headers =
                Map.of("Origin", origin(), "X-CSRF-Token", first(TOKEN).orElse(""));
        return beside().send("PUT", address.resolve(where), headers, file).status;
    }

    /** Sends what no form does; stays on the page. */
    int post(String where, byte[] sent) throws IOException {
        return beside().send("POST", address.resolve(where), Map.of(), sent).status;
    }

    private String origin() {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** The first group of the first place on the page. */
    Optional<String> first(Pattern pattern) {
        return all(pattern).stream().findFirst();
    }

    /** The first groups of all places on the page. */
    List<String> all(Pattern pattern) {
        return pattern.matcher(page)
                .results()
                .map(found -> plain(found.group(1)))
                .toList();
    }

    /** What came, as it is. */
    byte[] body() {
        return body.clone();
    }

    URI address() {
        return address;
    }

    boolean has(String text) {
        return page.contains(text);
    }

    int status() {
        return status;
    }

    /** Where the document is open. */
    Optional<String> openDocument() {
        Matcher link = LINK.matcher(page);
        return link.find() ? Optional.of(plain(link.group(1))) : Optional.empty();
    }

    private Surfer send(String method, URI where, Map<String, String> headers, byte[] sent) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) where.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setReadTimeout(20_000);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Connection", "close");
        for (Map.Entry<String, List<String>> header :
                cookies.get(where, Map.of()).entrySet()) {
            if (!header.getValue().isEmpty()) {
                connection.setRequestProperty(header.getKey(), String.join("; ", header.getValue()));
            }
        }
        if (!method.equals("GET")) {
            headers.forEach(connection::setRequestProperty);
            connection.setDoOutput(true);
            connection.getOutputStream().write(sent);
        }
        status = connection.getResponseCode();
        cookies.put(where, connection.getHeaderFields());
        String next = connection.getHeaderField("Location");
        if (status / 100 == 3 && next != null) {
            return send("GET", where.resolve(next), Map.of(), new byte[0]);
        }
        address = where;
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            body = in == null ? new byte[0] : in.readAllBytes();
            page = new String(body, StandardCharsets.UTF_8);
        }
        return this;
    }

    private static String encoded(List<Map.Entry<String, String>> fields) {
        return fields.stream()
                .map(field -> code(field.getKey()) + "=" + code(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String code(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String plain(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    @Override
    public String toString() {
        return address + " " + status + "\n" + page;
    }
}
