package org.portal365.socialservices.core;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.portal365.m365.registration.AppRegistration;

/**
 * The address a browser is sent to for a code. msal4j could build it, but only for the host of the token endpoint and
 * never without offline_access.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow">Authorization code
 *     flow</a>
 */
record AuthorizationRequest(
        AppRegistration registration, Flow flow, Flows.Secrets secrets, URI redirectUri, Optional<String> loginHint) {
    private static final String CAPABILITIES = "{\"xms_cc\":{\"values\":[\"cp1\"]}}";

    URI address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", registration.clientId());
        parameters.put("response_type", "code");
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("response_mode", "query");
        parameters.put("scope", scope());
        parameters.put("state", secrets.state());
        parameters.put("nonce", secrets.nonce());
        parameters.put("code_challenge", Sha256.of(secrets.verifier()));
        parameters.put("code_challenge_method", "S256");
        parameters.put("client-request-id", flow.reference());
        // The chooser stays reachable, except where only one account will do.
        loginHint.ifPresentOrElse(
                hint -> parameters.put("login_hint", hint), () -> parameters.put("prompt", "select_account"));
        if (flow.connects()) {
            parameters.put("claims", claims());
        }
        String query = parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(
                registration.cloud().browserOrigin() + "/" + flow.authority() + "/oauth2/v2.0/authorize?" + query);
    }

    private String scope() {
        if (!flow.connects()) {
            return String.join(" ", SignInScopes.SIGN_IN);
        }
        return String.join(" ", SignInScopes.ALL) + " "
                + String.join(" ", new TreeSet<>(Scopes.qualified(registration.cloud(), flow.scopes())));
    }

    /** The challenge with the capability for more challenges (CAE) put in. */
    private String claims() {
        try {
            Map<String, Object> claims = JSONObjectUtils.parse(flow.claims().orElse("{}"));
            Map<String, Object> accessToken = new HashMap<>(JSONObjectUtils.parse(CAPABILITIES));
            if (claims.get("access_token") instanceof Map<?, ?> challenged) {
                challenged.forEach((name, value) -> accessToken.putIfAbsent(String.valueOf(name), value));
            }
            Map<String, Object> all = new LinkedHashMap<>(claims);
            all.put("access_token", accessToken);
            return JSONObjectUtils.toJSONString(all);
        } catch (ParseException e) {
            throw new IllegalStateException("claims were checked when the flow began", e);
        }
    }

    static boolean isClaims(String claims) {
        try {
            return claims.length() <= 8000 && JSONObjectUtils.parse(claims) != null;
        } catch (ParseException e) {
            return false;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
