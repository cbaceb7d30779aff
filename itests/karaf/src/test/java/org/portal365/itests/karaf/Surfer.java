package org.portal365.itests.karaf;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private URI address;
    private String page = "";
    private int status;

    Surfer(URI start) {
        address = start;
    }

    Surfer go(String where) throws IOException {
        return send("GET", address.resolve(where), "", "");
    }

    /** Sends the form whose action contains this, with its hidden fields and these. */
    Surfer press(String action, Map<String, String> fields) throws IOException {
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            if (form.group(1).contains(action)) {
                Map<String, String> all = new LinkedHashMap<>();
                Matcher hidden = HIDDEN.matcher(form.group(2));
                while (hidden.find()) {
                    all.put(hidden.group(1), plain(hidden.group(2)));
                }
                all.putAll(fields);
                String origin = address.getScheme() + "://" + address.getAuthority();
                return send("POST", address.resolve(plain(form.group(1))), encoded(all), origin);
            }
        }
        throw new AssertionError("no form " + action + " on " + this);
    }

    /** Sends what a form of another site would send. */
    int forged(String action) throws IOException {
        return send("POST", address.resolve(action), "", "http://elsewhere.example").status;
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

    private Surfer send(String method, URI where, String body, String origin) throws IOException {
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
        if (method.equals("POST")) {
            connection.setRequestProperty("Origin", origin);
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        status = connection.getResponseCode();
        cookies.put(where, connection.getHeaderFields());
        String next = connection.getHeaderField("Location");
        if (status / 100 == 3 && next != null) {
            return send("GET", where.resolve(next), "", "");
        }
        address = where;
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            page = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return this;
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
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
