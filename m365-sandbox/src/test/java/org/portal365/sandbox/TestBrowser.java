package org.portal365.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at a browser: keeps cookies, clicks buttons, reads the answer in the address bar. */
public final class TestBrowser {

    private static final Pattern PROGRESS = Pattern.compile("name=\"progress\" value=\"([^\"]+)\"");

    private final TestSandbox sandbox;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private HttpResponse<String> page;

    TestBrowser(TestSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Parameters of a good authorization request, to be changed by the test. */
    public static Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("client_id", TestSandbox.PORTAL);
        request.put("response_type", "code");
        request.put("redirect_uri", TestSandbox.REPLY);
        request.put("scope", "openid profile offline_access Files.ReadWrite");
        request.put("state", "state-1");
        request.put("nonce", "nonce-1");
        request.put("code_challenge", s256(TestSandbox.VERIFIER));
        request.put("code_challenge_method", "S256");
        return request;
    }

    public TestBrowser authorize(String tenant, Map<String, String> request) {
        return open(sandbox.at().browser() + "/" + tenant + "/oauth2/v2.0/authorize?" + form(request));
    }

    public TestBrowser open(String address) {
        page = send(HttpRequest.newBuilder(URI.create(address)).build());
        return this;
    }

    public TestBrowser choose(String login) {
        return post("/signin/account", Map.of("account", login));
    }

    public TestBrowser decide(String page, String decision) {
        return post("/signin/" + page, Map.of("decision", decision));
    }

    public TestBrowser post(String path, Map<String, String> fields) {
        Matcher progress = PROGRESS.matcher(page.body());
        if (!progress.find()) {
            throw new IllegalStateException("No form on this page: " + page.body());
        }
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("progress", progress.group(1));
        page = send(HttpRequest.newBuilder(URI.create(sandbox.at().browser() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(all)))
                .build());
        return this;
    }

    public String body() {
        return page.body();
    }

    public int status() {
        return page.statusCode();
    }

    public String location() {
        return page.headers().firstValue("Location").orElse("");
    }

    /** Parameters of the redirect this browser was sent to. */
    public Map<String, String> answer() {
        return parameters(URI.create(location()).getRawQuery());
    }

    /** AADSTS number of the error page, empty on any other page. */
    public String errorCode() {
        Matcher code = Pattern.compile("data-error-code=\"(\\d+)\"").matcher(page.body());
        return code.find() ? code.group(1) : "";
    }

    /** Signs in as this account, accepting everything, and returns the code. */
    public String code(String tenant, String login, Map<String, String> request) {
        authorize(tenant, request);
        if (location().isEmpty()) {
            choose(login);
        }
        if (page.body().contains("id=\"accept\"")) {
            decide("consent", "accept");
        }
        String code = answer().get("code");
        if (code == null) {
            throw new IllegalStateException("No code: " + page.statusCode() + " " + location() + page.body());
        }
        return code;
    }

    /** Redeems a code as the portal would; changes override the good fields. */
    public HttpResponse<String> redeem(String tenant, String code, Map<String, String> changes) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("client_id", TestSandbox.PORTAL);
        fields.put("client_secret", sandbox.secret());
        fields.put("code", code);
        fields.put("redirect_uri", TestSandbox.REPLY);
        fields.put("code_verifier", TestSandbox.VERIFIER);
        fields.put("client_info", "1");
        fields.putAll(changes);
        return token(tenant, fields);
    }

    public HttpResponse<String> token(String tenant, Map<String, String> fields) {
        return sandbox.post(
                sandbox.at().login() + "/" + tenant + "/oauth2/v2.0/token",
                "application/x-www-form-urlencoded",
                form(fields));
    }

    /** A whole sign-in with the good request: the token answer. */
    public JsonNode signIn(String tenant, String login) {
        return Json.parse(
                redeem(tenant, code(tenant, login, request()), Map.of()).body());
    }

    public static JsonNode claims(String jwt) {
        return segment(jwt, 1);
    }

    public static JsonNode segment(String jwt, int index) {
        String part = jwt.split("\\.", -1)[index];
        return Json.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    public static Map<String, String> parameters(String query) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return found;
    }

    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
}
