package org.portal365.m365.settings;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.m365.setup.TenantFinder;

/**
 * Asks the login host of each cloud for the OpenID configuration of a domain. Clouds that share a login host are told
 * apart by the Graph host it names.
 */
final class DomainTenants implements TenantFinder {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final Supplier<List<Cloud>> clouds;
    private final OutboundHttp http;

    DomainTenants(Supplier<List<Cloud>> clouds, OutboundHttp http) {
        this.clouds = clouds;
        this.http = http;
    }

    @Override
    public Answer find(String typed) {
        String domain = typed.strip().toLowerCase(Locale.ROOT);
        if (!RegistrationSettings.isDomain(domain)) {
            return new Malformed();
        }
        Map<URI, Cloud> hosts = new LinkedHashMap<>();
        clouds.get().forEach(cloud -> hosts.putIfAbsent(cloud.loginOrigin(), cloud));
        Optional<Answer> silent = Optional.empty();
        for (Cloud cloud : hosts.values()) {
            try {
                Optional<Answer> found = ask(cloud, domain);
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (OutboundException e) {
                if (silent.isEmpty()) {
                    silent = Optional.of(new Silent(cloud.loginOrigin().getHost()));
                }
            }
        }
        return silent.orElseGet(Nowhere::new);
    }

    private Optional<Answer> ask(Cloud cloud, String domain) {
        OutboundAnswer answer = http.forCloud(cloud)
                .send(OutboundRequest.get(TenantDirectory.configuration(cloud, domain))
                        .withTimeout(TIMEOUT));
        return TenantDirectory.tenant(cloud, answer).map(id -> new Found(exact(cloud, graphHost(answer)), id));
    }

    private Cloud exact(Cloud asked, @Nullable String graphHost) {
        List<Cloud> same = clouds.get().stream()
                .filter(cloud -> cloud.loginOrigin().equals(asked.loginOrigin()))
                .toList();
        return same.stream()
                .filter(cloud -> cloud.graphOrigin().getHost().equals(graphHost))
                .findFirst()
                .orElse(asked);
    }

    private static @Nullable String graphHost(OutboundAnswer answer) {
        try {
            return JSONObjectUtils.getString(JSONObjectUtils.parse(answer.text()), "msgraph_host");
        } catch (ParseException e) {
            return null;
        }
    }
}
