package org.portal365.m365.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.portal365.m365.registration.ClientCertificate;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;

/**
 * When the credentials of a registration end, in days of UTC. Of several the last one counts: as long as it is good,
 * nothing stops. The end of a certificate stands in it; that of a client secret is known from Graph where the app may ask,
 * else as the admin types it.
 *
 * @param date empty: not known for every credential
 */
record CredentialExpiry(Optional<LocalDate> date) {
    /** An admin is reminded on each of these many days before the end. */
    static final List<Integer> REMINDERS = List.of(60, 30, 7, 1);

    /** @param secretEnd when a client secret ends, as far as that is known */
    static CredentialExpiry of(List<Credential> credentials, Function<ClientSecret, Optional<LocalDate>> secretEnd) {
        List<Optional<LocalDate>> ends = credentials.stream()
                .map(credential -> end(credential)
                        .or(() ->
                                credential instanceof ClientSecret secret ? secretEnd.apply(secret) : Optional.empty()))
                .toList();
        boolean known = !ends.isEmpty() && ends.stream().allMatch(Optional::isPresent);
        return new CredentialExpiry(
                known ? ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder()) : Optional.empty());
    }

    /** The end that stands in the credential itself; empty for a client secret. */
    static Optional<LocalDate> end(Credential credential) {
        return credential instanceof ClientCertificate certificate
                ? Optional.of(certificate
                        .chain()
                        .get(0)
                        .getNotAfter()
                        .toInstant()
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate())
                : Optional.empty();
    }

    /** Days left; below zero when it is over; empty when the end is not known. */
    Optional<Long> daysLeft(Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return date.map(end -> ChronoUnit.DAYS.between(today, end));
    }

    /** The reminder that is due: 60, 30, 7 or 1 days before, 0 after the end; empty before the first. */
    Optional<Integer> due(Instant now) {
        return daysLeft(now)
                .flatMap(left -> left < 0
                        ? Optional.of(0)
                        : REMINDERS.stream().filter(days -> left <= days).min(Comparator.naturalOrder()));
    }
}
