package org.portal365.m365.settings;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;

/**
 * When client secrets end, as Graph says it to an app that was permitted Application.Read.All. Without the permission
 * nothing is known here, and nothing depends on it.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/passwordcredential">passwordCredential resource type</a>
 */
final class PublishedEnds {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    /** Graph shows these first characters of a secret, and nothing else of it. */
    private static final int HINT = 3;

    private final ClientCredentialsGrant grant;
    private final CloudTable clouds;
    private final OutboundHttp http;
    private final Clock clock;
    private volatile List<End> ends = List.of();
    private List<Credential> asked = List.of();
    private Instant again = Instant.MIN;

    PublishedEnds(ClientCredentialsGrant grant, CloudTable clouds, OutboundHttp http, Clock clock) {
        this.grant = grant;
        this.clouds = clouds;
        this.http = http;
        this.clock = clock;
    }

    private record End(String hint, LocalDate date) {}

    /** Of several secrets that begin alike and are still good, the first end counts: better warned early. */
    Optional<LocalDate> of(ClientSecret secret) {
        String value = secret.value();
        return ends.stream()
                .filter(end -> value.startsWith(end.hint()))
                .map(End::date)
                .min(Comparator.naturalOrder());
    }

    /** Asks Graph, twice a day and when the credentials have changed. Slow: not for the thread of a settings change. */
    synchronized void refresh(RegistrationSettings settings, List<Credential> credentials) {
        Instant now = clock.instant();
        if (now.isBefore(again) && credentials.equals(asked)) {
            return;
        }
        asked = List.copyOf(credentials);
        again = now.plus(HALF_A_DAY);
        Optional<Cloud> cloud = clouds.find(settings.cloud());
        boolean secrets = credentials.stream().anyMatch(ClientSecret.class::isInstance);
        ends = cloud.isPresent() && secrets && !settings.tenants().isEmpty()
                ? ask(settings, cloud.get(), credentials)
                : List.of();
    }

    private List<End> ask(RegistrationSettings settings, Cloud cloud, List<Credential> credentials) {
        for (Credential credential : credentials) {
            try {
                OutboundAnswer token = grant.ask(settings, cloud, credential);
                if (token.status() == 200) {
                    String bearer = JSONObjectUtils.getString(JSONObjectUtils.parse(token.text()), "access_token");
                    return bearer == null ? List.of() : read(settings, cloud, bearer);
                }
            } catch (OutboundException | ParseException e) {
                return ends;
            }
        }
        return List.of();
    }

    private List<End> read(RegistrationSettings settings, Cloud cloud, String bearer) throws ParseException {
        String filter = URLEncoder.encode("appId eq '" + settings.clientId() + "'", StandardCharsets.UTF_8);
        URI address = cloud.graphOrigin()
                .resolve("/v1.0/applications?$filter=" + filter.replace("+", "%20")
                        + "&$select=appId,passwordCredentials");
        OutboundAnswer answer =
                http.forCloud(cloud).send(OutboundRequest.get(address).withHeader("Authorization", "Bearer " + bearer));
        if (answer.status() != 200) {
            return List.of();
        }
        Map<String, Object>[] applications =
                JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(answer.text()), "value");
        return applications == null
                ? List.of()
                : Arrays.stream(applications).flatMap(this::ends).toList();
    }

    private Stream<End> ends(Map<String, Object> application) {
        try {
            Map<String, Object>[] secrets = JSONObjectUtils.getJSONObjectArray(application, "passwordCredentials");
            return secrets == null ? Stream.of() : Arrays.stream(secrets).flatMap(secret -> end(secret).stream());
        } catch (ParseException e) {
            return Stream.of();
        }
    }

    private Optional<End> end(Map<String, Object> secret) {
        String hint = String.valueOf(secret.get("hint"));
        try {
            Instant end = Instant.parse(String.valueOf(secret.get("endDateTime")));
            return hint.length() == HINT && end.isAfter(clock.instant())
                    ? Optional.of(new End(hint, end.atZone(ZoneOffset.UTC).toLocalDate()))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
