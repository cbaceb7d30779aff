package org.portal365.socialservices.core;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.endpoint.Call;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.SignedIn;
import org.portal365.m365.registration.AppRegistration;

/**
 * An administrator of an organisation permits for everybody in it all that the app registration lists. The answer is
 * believed only as far as it goes: it opens no session and gives no token, the accounts that waited for it are tried again.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-admin-consent">Admin consent on the Microsoft
 *     identity platform</a>
 */
public final class AdminConsent {
    private static final List<String> PARAMETERS =
            List.of("admin_consent", "tenant", "error", "error_description", "state");

    private final AccountStore accounts;
    private final Audit audit;

    public AdminConsent(AccountStore accounts, Audit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /**
     * Where an administrator permits it. ".default" stands for all permissions of the registration, of every resource.
     *
     * @param state empty for a link that is sent to somebody; its answer fits no flow
     */
    public static URI address(AppRegistration registration, URI redirectUri, Optional<String> state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", registration.clientId());
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("scope", registration.cloud().graphOrigin() + "/.default");
        state.ifPresent(value -> parameters.put("state", value));
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(
                registration.cloud().browserOrigin() + "/" + registration.authority() + "/v2.0/adminconsent?" + query);
    }

    /** Whether it can be the answer to a link that somebody was sent, and not of a sign-in. */
    static boolean answers(Call call) {
        return call.single("admin_consent").isPresent() && call.single("code").isEmpty();
    }

    Outcome<SignedIn, SignInRefusal> finish(AppRegistration registration, Flow flow, Call call) {
        boolean repeated = PARAMETERS.stream()
                .anyMatch(name -> call.query().getOrDefault(name, List.of()).size() > 1);
        if (repeated || call.single("code").isPresent()) {
            return Refusals.own(SignInRefusal.INVALID, "invalid", "parameters");
        }
        if (call.single("error").isPresent()) {
            return Redeemer.refused(
                    call.single("error"), call.single("error_description").orElse(""), flow.reference());
        }
        Optional<Guid> tenant = Stream.of(call.single("admin_consent"))
                .flatMap(Optional::stream)
                .filter("true"::equalsIgnoreCase)
                .flatMap(given -> call.single("tenant").flatMap(Guid::parse).stream())
                .findFirst();
        if (tenant.isEmpty()) {
            return Refusals.own(SignInRefusal.INVALID, "invalid", "parameters");
        }
        return given(registration, flow.user().orElseThrow(), tenant.get(), flow.reference());
    }

    private Outcome<SignedIn, SignInRefusal> given(
            AppRegistration registration, UserId user, Guid tenant, String reference) {
        if (!registration.tenants().isEmpty() && !registration.tenants().contains(tenant.value())) {
            return Refusals.own(SignInRefusal.TENANT_NOT_ALLOWED, "tenant_not_allowed", tenant.value());
        }
        audit.record(new AuditEvent(
                "admin_consent_given",
                Optional.of(user),
                Optional.empty(),
                reference,
                Map.of("service", ServiceId.OFFICE365, "tenant", tenant.value())));
        accounts.permitted(tenant);
        return new Done<>(new SignedIn(user, Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
