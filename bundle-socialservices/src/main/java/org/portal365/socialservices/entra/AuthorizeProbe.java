package org.portal365.socialservices.entra;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.m365.registration.AppRegistration;

/**
 * Asks the authorize endpoint as a browser without a session would, and for no page (prompt=none). What is registered is
 * answered by a redirect to the redirect URI, with login_required; what is not, by a page that names the reason.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow">Authorization code
 *     flow</a>
 */
public final class AuthorizeProbe {
    private static final Pattern AADSTS = Pattern.compile("AADSTS\\d{4,8}");

    private final OutboundHttp http;

    public AuthorizeProbe(OutboundHttp http) {
        this.http = http;
    }

    /**
     * What came.
     *
     * @param registered the answer went to the redirect URI, so client id, authority and redirect URI are right
     * @param code "AADSTS" and its number, the reason of a page; empty when none was found
     * @param reference finds the request in Microsoft's logs
     */
    public record Answer(boolean registered, String code, String reference) {}

    /**
     * Asks once.
     *
     * @param authority tenant, or "organizations"
     * @throws org.portal365.m365.http.OutboundException when the login host does not answer
     */
    public Answer ask(AppRegistration registration, String authority, URI redirectUri) {
        String reference = UUID.randomUUID().toString();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", registration.clientId());
        parameters.put("response_type", "code");
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("response_mode", "query");
        parameters.put("scope", "openid");
        parameters.put("prompt", "none");
        parameters.put("client-request-id", reference);
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        URI address = registration.cloud().loginOrigin().resolve("/" + authority + "/oauth2/v2.0/authorize?" + query);
        OutboundAnswer answer = http.forCloud(registration.cloud()).send(OutboundRequest.get(address));
        boolean back = answer.header("Location")
                .filter(location -> location.startsWith(redirectUri + "?"))
                .isPresent();
        Matcher code = AADSTS.matcher(back ? "" : answer.text());
        return new Answer(back, code.find() ? code.group() : "", reference);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
