package org.portal365.itests.portal;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.portal365.itests.product.PortalNode;

/** An administrator without a browser: forms only. Pages come back as text, without tags. */
final class AdminHttp {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" (?:value|content)=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, String> cookies = new TreeMap<>();
    private final PortalNode portal;

    AdminHttp(PortalNode portal) throws IOException, InterruptedException {
        this.portal = portal;
        String unused = post("/signin/local", Map.of("login", "admin", "password", portal.adminPassword()));
    }

    /** Sends a form and follows where it leads. */
    String post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("csrf", token());
        String form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI address = portal.address(path);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() == 303) {
            String location = answer.headers().firstValue("Location").orElseThrow();
            answer = send(HttpRequest.newBuilder(address.resolve(location)));
        }
        return answer.body().replaceAll("<[^>]*>", " ").replace("&quot;", "\"").replace("&#39;", "'");
    }

    private String token() throws IOException, InterruptedException {
        Matcher matcher = TOKEN.matcher(
                send(HttpRequest.newBuilder(portal.address("/signin"))).body());
        if (!matcher.find()) {
            throw new IOException("the page has no token");
        }
        return matcher.group(1);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        for (String line : answer.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(line).get(0);
            cookies.put(cookie.getName(), cookie.getValue());
        }
        return answer;
    }
}
