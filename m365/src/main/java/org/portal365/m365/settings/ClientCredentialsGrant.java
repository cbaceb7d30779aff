package org.portal365.m365.settings;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.m365.registration.ClientCertificate;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;

/**
 * The request for a token of the app itself, in nobody's name.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">Client
 *     credentials</a>
 */
final class ClientCredentialsGrant {
    private final TenantDirectory tenants;
    private final OutboundHttp http;
    private final Clock clock;

    ClientCredentialsGrant(TenantDirectory tenants, OutboundHttp http, Clock clock) {
        this.tenants = tenants;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Asks in the first tenant of the settings, for whatever the app may do at Graph by itself.
     *
     * @throws org.portal365.m365.http.OutboundException when the login host does not answer
     */
    OutboundAnswer ask(RegistrationSettings settings, Cloud cloud, Credential credential) {
        String tenant = settings.tenants().stream()
                .flatMap(name -> tenants.known(cloud, name).stream())
                .findFirst()
                .orElse("organizations");
        URI endpoint = URI.create(cloud.loginOrigin() + "/" + tenant + "/oauth2/v2.0/token");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", settings.clientId());
        form.put("grant_type", "client_credentials");
        form.put("scope", cloud.graphOrigin() + "/.default");
        if (credential instanceof ClientCertificate certificate) {
            form.put("client_assertion_type", ClientAssertion.TYPE);
            form.put(
                    "client_assertion",
                    ClientAssertion.of(certificate, settings.clientId(), endpoint, clock.instant()));
        } else {
            form.put("client_secret", ((ClientSecret) credential).value());
        }
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.forCloud(cloud)
                .send(OutboundRequest.post(
                        endpoint, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII)));
    }
}
