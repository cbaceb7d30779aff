package org.portal365.sandbox.entra;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Pages;

/** Sends an authorization answer to the reply URL as query, fragment or self-submitting form. */
final class AuthorizationResponse {

    private final Pages pages;
    private final Forgeries forgeries;

    AuthorizationResponse(Pages pages, Forgeries forgeries) {
        this.pages = pages;
        this.forgeries = forgeries;
    }

    void error(Context ctx, AuthorizationRequest request, EntraRefusal refusal, ErrorTrace trace, String login) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("error", refusal.error());
        if (refusal.code() == 65004) {
            answer.put("error_subcode", "cancel");
        }
        answer.put("error_description", trace.description(refusal));
        answer.put("error_uri", login + "/error?code=" + refusal.code());
        send(ctx, request, answer);
    }

    void send(Context ctx, AuthorizationRequest request, Map<String, @Nullable Object> answer) {
        if (request.state() != null) {
            answer.put("state", request.state());
        }
        forgeries.take("authorize").ifPresent(forgery -> forgery.applyTo(answer));
        String mode = AuthorizationRequests.answerMode(request);
        if (mode.equals("form_post")) {
            Map<String, String> fields = new LinkedHashMap<>();
            answer.forEach((name, value) -> fields.put(name, String.valueOf(value)));
            pages.show(ctx, "formpost", Map.of("action", request.redirectUri(), "fields", fields));
            return;
        }
        String encoded = answer.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(String.valueOf(entry.getValue())))
                .collect(Collectors.joining("&"));
        char joint = mode.equals("fragment") ? '#' : request.redirectUri().indexOf('?') < 0 ? '?' : '&';
        ctx.header("Cache-Control", "no-store");
        ctx.redirect(request.redirectUri() + joint + encoded);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
