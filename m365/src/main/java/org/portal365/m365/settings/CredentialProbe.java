package org.portal365.m365.settings;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.error.Dictionary;
import org.portal365.m365.error.Explanation;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundException;
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
    private final ClientCredentialsGrant grant;

    CredentialProbe(Registration registration, CloudTable clouds, ClientCredentialsGrant grant) {
        this.registration = registration;
        this.clouds = clouds;
        this.grant = grant;
    }

    /**
     * What Entra ID says of a credential.
     *
     * @param taken whether it was taken for the app of these settings
     * @param refusal why not; empty also where Entra ID cannot be asked at the moment, or does not look at it
     */
    record Verdict(String clientId, boolean taken, Optional<Explanation> refusal) {}

    Verdict ask(Credential credential) {
        RegistrationSettings settings = registration.settings();
        String clientId = settings.clientId();
        Optional<Cloud> cloud = clouds.find(settings.cloud());
        if (clientId.isEmpty() || cloud.isEmpty()) {
            return new Verdict(clientId, false, Optional.empty());
        }
        try {
            OutboundAnswer answer = grant.ask(settings, cloud.get(), credential);
            return answer.status() == 200
                    ? new Verdict(clientId, true, Optional.empty())
                    : new Verdict(clientId, false, refusal(answer));
        } catch (OutboundException | ParseException e) {
            return new Verdict(clientId, false, Optional.empty());
        }
    }

    private static Optional<Explanation> refusal(OutboundAnswer answer) throws ParseException {
        Map<String, Object> json = JSONObjectUtils.parse(answer.text());
        String error = String.valueOf(json.get("error"));
        Matcher code = AADSTS.matcher(String.valueOf(json.get("error_description")));
        return error.equals("invalid_client")
                ? Optional.of(DICTIONARY.entra(error, code.find() ? code.group() : ""))
                : Optional.empty();
    }
}
