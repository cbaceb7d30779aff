package org.portal365.m365.settings;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Check;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Problem;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealUnavailableException;
import org.portal365.m365.secret.SecretBox;

/** What "Check everything" tries for the app registration. */
final class RegistrationChecks {
    private static final Words WORDS = Words.beside(RegistrationChecks.class);

    private final Registration registration;
    private final CloudTable clouds;
    private final TenantDirectory tenants;
    private final SecretBox box;
    private final CredentialCheck credentials;
    private final Clock clock;

    RegistrationChecks(
            Registration registration,
            CloudTable clouds,
            TenantDirectory tenants,
            SecretBox box,
            CredentialCheck credentials,
            Clock clock) {
        this.registration = registration;
        this.clouds = clouds;
        this.tenants = tenants;
        this.box = box;
        this.credentials = credentials;
        this.clock = clock;
    }

    List<Check> all() {
        return List.of(
                new Named("check.settings", this::settings),
                new Named("check.login", this::login),
                new Named("check.seal", this::seal),
                new Named("check.credential", credentials::run),
                new Named("check.expiry", this::expiry));
    }

    private record Named(String key, Supplier<Finding> work) implements Check {
        @Override
        public Text title() {
            return WORDS.text(key);
        }

        @Override
        public Finding run(CheckContext context) {
            return work.get();
        }
    }

    /** What is missing or wrong in the settings themselves; everything else stands on them. */
    private Finding settings() {
        List<Problem> problems = registration.problems();
        return problems.isEmpty()
                ? ok("check.settings.ok")
                : new Finding(
                        Finding.Level.FAILED,
                        WORDS.text("check.settings.failed"),
                        locale -> problems.stream()
                                .map(problem -> problem.text().in(locale))
                                .collect(Collectors.joining(" ")));
    }

    /** Asks the login host for the tenant, or for "organizations". */
    private Finding login() {
        RegistrationSettings settings = registration.settings();
        Optional<Cloud> cloud = clouds.find(settings.cloud());
        if (cloud.isEmpty()) {
            return failed("check.login.failed", "cloud.unknown", settings.cloud());
        }
        String host = cloud.get().loginOrigin().getAuthority();
        try {
            for (String tenant : settings.tenants()) {
                if (tenants.resolve(cloud.get(), tenant).isEmpty()) {
                    return failed("check.login.failed", "check.login.tenant", tenant);
                }
            }
            if (settings.tenants().isEmpty() && !tenants.answers(cloud.get())) {
                return failed("check.login.failed", "check.login.cure", host);
            }
            return ok("check.login.ok", host);
        } catch (OutboundException e) {
            return failed("check.login.failed", "check.login.cure", host);
        }
    }

    private Finding seal() {
        byte[] probe = "probe".getBytes(StandardCharsets.UTF_8);
        try {
            byte[] back = box.open("check", "probe", box.seal("check", "probe", probe));
            return java.util.Arrays.equals(probe, back)
                    ? ok("check.seal.ok")
                    : failed("check.seal.failed", "key.broken");
        } catch (SealBrokenException | SealUnavailableException e) {
            return failed("check.seal.failed", "seal.unavailable", String.valueOf(e.getMessage()));
        }
    }

    /** Graph's own date needs a permission that nobody should have to give; without it the admin types the date. */
    private Finding expiry() {
        Optional<Long> days = registration.expiry().daysLeft(clock.instant());
        if (days.isEmpty()) {
            return new Finding(
                    Finding.Level.WARNING, WORDS.text("check.expiry.unknown"), WORDS.text("check.expiry.type"));
        }
        if (days.get() < 0) {
            return failed("check.expiry.over", "check.expiry.cure");
        }
        return registration.expiry().due(clock.instant()).isPresent()
                ? new Finding(
                        Finding.Level.WARNING,
                        WORDS.text("check.expiry.soon", days.get()),
                        WORDS.text("check.expiry.cure"))
                : ok("check.expiry.ok", days.get());
    }

    private static Finding ok(String key, Object... arguments) {
        return new Finding(Finding.Level.OK, WORDS.text(key, arguments), Text.of(""));
    }

    private static Finding failed(String key, String cure, Object... arguments) {
        return new Finding(Finding.Level.FAILED, WORDS.text(key), WORDS.text(cure, arguments));
    }
}
