package org.portal365.m365.settings;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.error.Dictionary;
import org.portal365.m365.error.Explanation;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.m365.registration.ClientCertificate;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;

/**
 * Asks Entra ID whether it takes a credential before it is kept. A client credentials request is enough: a wrong
 * credential is refused as invalid_client before anything else is looked at, and no other answer matters here.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">Client
 *     credentials</a>
 */
final class CredentialProbe {
    private static final Pattern AADSTS = Pattern.compile("AADSTS\\d{4,8}");
    private static final Dictionary DICTIONARY = new Dictionary();

    private final Registration registration;
    private final CloudTable clouds;
    private final TenantDirectory tenants;
    private final OutboundHttp http;
    private final Clock clock;

    CredentialProbe(
            Registration registration, CloudTable clouds, TenantDirectory tenants, OutboundHttp http, Clock clock) {
        this.registration = registration;
        this.clouds = clouds;
        this.tenants = tenants;
        this.http = http;
        this.clock = clock;
    }

    /** Why Entra ID does not take it; empty when it does, or when it cannot be asked at the moment. */
    Optional<Explanation> refusal(Credential credential) {
        RegistrationSettings settings = registration.settings();
        Optional<Cloud> cloud = clouds.find(settings.cloud());
        if (settings.clientId().isEmpty() || cloud.isEmpty()) {
            return Optional.empty();
        }
        try {
            return refusal(ask(settings, cloud.get(), credential));
        } catch (OutboundException | ParseException e) {
            return Optional.empty();
        }
    }

    private OutboundAnswer ask(RegistrationSettings settings, Cloud cloud, Credential credential) {
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

    private static Optional<Explanation> refusal(OutboundAnswer answer) throws ParseException {
        if (answer.status() == 200) {
            return Optional.empty();
        }
        Map<String, Object> json = JSONObjectUtils.parse(answer.text());
        String error = String.valueOf(json.get("error"));
        Matcher code = AADSTS.matcher(String.valueOf(json.get("error_description")));
        return error.equals("invalid_client")
                ? Optional.of(DICTIONARY.entra(error, code.find() ? code.group() : ""))
                : Optional.empty();
    }
}
