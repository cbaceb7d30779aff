package org.portal365.m365.settings;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Finding.Level;
import org.portal365.m365.error.Dictionary;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Credential;

/** Shows each credential in force to Entra ID, as a sign-in would; what the worst of them gets is the finding. */
final class CredentialCheck {
    private static final Words WORDS = Words.beside(CredentialCheck.class);
    private static final Dictionary DICTIONARY = new Dictionary();
    private static final Pattern AADSTS = Pattern.compile("AADSTS\\d{4,8}");
    /** Refused before the credential was looked at: without a tenant, Entra ID does not know whom to ask. */
    private static final Set<String> NO_TENANT = Set.of("AADSTS50059", "AADSTS90002", "AADSTS900023");

    private final Registration registration;
    private final ClientCredentialsGrant grant;

    CredentialCheck(Registration registration, ClientCredentialsGrant grant) {
        this.registration = registration;
        this.grant = grant;
    }

    Finding run() {
        RegistrationSettings settings = registration.settings();
        Optional<AppRegistration> current = registration.current(settings);
        if (current.isEmpty()) {
            return Finding.skipped(WORDS.text("check.incomplete"), WORDS.text("check.incomplete.cure"));
        }
        List<Finding> found = new ArrayList<>();
        for (Credential credential : current.get().credentials()) {
            found.add(tried(settings, current.get(), credential));
        }
        return found.stream()
                .filter(finding -> finding.level() != Level.OK)
                .findFirst()
                .orElseGet(() -> Finding.ok(WORDS.text("check.credential.ok", found.size())));
    }

    private Finding tried(RegistrationSettings settings, AppRegistration current, Credential credential) {
        String host = current.cloud().loginOrigin().getAuthority();
        try {
            OutboundAnswer answer = grant.ask(settings, current.cloud(), credential);
            if (answer.status() == 200) {
                registration.taken(current, credential);
                return Finding.ok(Text.of(""));
            }
            return refused(JSONObjectUtils.parse(answer.text()));
        } catch (OutboundException | ParseException e) {
            return Finding.failed(WORDS.text("check.login.failed"), WORDS.text("check.login.cure", host));
        }
    }

    private static Finding refused(Map<String, Object> answer) {
        String error = String.valueOf(answer.get("error"));
        Matcher found = AADSTS.matcher(String.valueOf(answer.get("error_description")));
        String code = found.find() ? found.group() : "";
        Object correlation = answer.get("correlation_id");
        Finding finding = NO_TENANT.contains(code)
                ? Finding.skipped(WORDS.text("check.credential.untried"), WORDS.text("check.credential.tenant"))
                : Finding.failed(
                        WORDS.text("check.credential.failed"),
                        DICTIONARY.entra(error, code).admin());
        return finding.withReference(correlation == null ? "" : correlation.toString());
    }
}
