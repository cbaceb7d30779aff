package org.portal365.socialservices.entra;

import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundClient;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.socialservices.core.EntraException;

/**
 * HTTP for one call of msal4j: to the token endpoint of one login origin and nowhere else, once, without redirects.
 * Remembers how it failed, as msal4j tells too little. Not safe for threads.
 */
final class TokenEndpointHttp implements IHttpClient {
    private static final String OFFLINE_ACCESS = "offline_access";
    private static final long LONGEST_LIFE = 2 * 24 * 3600;

    private final OutboundClient http;
    private final URI loginOrigin;
    private final boolean offline;
    private @Nullable Failure failure;

    /** @param offline whether refresh tokens are wanted: msal4j asks for them always */
    TokenEndpointHttp(OutboundClient http, URI loginOrigin, boolean offline) {
        this.http = http;
        this.loginOrigin = loginOrigin;
        this.offline = offline;
    }

    /**
     * How the call failed.
     *
     * @param answer empty when there was none
     * @param json the error answer, or empty when it is none
     */
    record Failure(Optional<OutboundAnswer> answer, Map<String, Object> json) {}

    Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public IHttpResponse send(HttpRequest request) throws IOException {
        failure = new Failure(Optional.empty(), Map.of());
        if (request.httpMethod() != HttpMethod.POST
                || !request.url().getHost().equalsIgnoreCase(loginOrigin.getHost())) {
            throw new IOException("only the token endpoint may be asked");
        }
        OutboundAnswer answer;
        try {
            answer = http.send(translated(request));
        } catch (OutboundException e) {
            throw new IOException("the token endpoint does not answer: " + e.reason(), e);
        }
        Map<String, Object> json = json(answer);
        if (answer.status() == 200 && isTokens(json)) {
            failure = null;
        } else {
            failure = new Failure(Optional.of(answer), json);
            if (answer.status() < 400) {
                throw new IOException("the token endpoint answered what cannot be tokens");
            }
        }
        String body = failure == null ? answer.text() : withoutWords(json);
        HttpResponse response = new HttpResponse().statusCode(answer.status()).body(body);
        response.addHeaders(answer.headers());
        return response;
    }

    /** An error without its description: msal4j logs it, and it may name people. */
    private static String withoutWords(Map<String, Object> json) {
        Object error = json.getOrDefault("error", EntraException.NO_ANSWER);
        return JSONObjectUtils.toJSONString(Map.of("error", String.valueOf(error)));
    }

    /** On silent renewal msal4j forgets a port that is not 443: path from it, origin from us. */
    private OutboundRequest translated(HttpRequest request) {
        URI address = URI.create(loginOrigin + request.url().getPath());
        String body = offline ? request.body() : withoutOfflineAccess(request.body());
        OutboundRequest translated = OutboundRequest.post(
                address, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Content-Type")) {
                translated = translated.withHeader(header.getKey(), header.getValue());
            }
        }
        return translated;
    }

    private static String withoutOfflineAccess(String form) {
        return Arrays.stream(form.split("&", -1))
                .map(pair -> pair.startsWith("scope=") ? "scope=" + reduced(pair.substring("scope=".length())) : pair)
                .collect(Collectors.joining("&"));
    }

    private static String reduced(String encoded) {
        String scopes = Arrays.stream(
                        URLDecoder.decode(encoded, StandardCharsets.UTF_8).split(" ", -1))
                .filter(scope -> !OFFLINE_ACCESS.equals(scope))
                .collect(Collectors.joining(" "));
        return URLEncoder.encode(scopes, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> json(OutboundAnswer answer) {
        try {
            return JSONObjectUtils.parse(answer.text());
        } catch (ParseException e) {
            return Map.of();
        }
    }

    private static boolean isTokens(Map<String, Object> json) {
        return !json.containsKey("error")
                && "Bearer".equalsIgnoreCase(String.valueOf(json.get("token_type")))
                && String.valueOf(json.get("expires_in")).matches("\\d{1,6}")
                && Long.parseLong(String.valueOf(json.get("expires_in"))) > 0
                && Long.parseLong(String.valueOf(json.get("expires_in"))) <= LONGEST_LIFE;
    }
}
