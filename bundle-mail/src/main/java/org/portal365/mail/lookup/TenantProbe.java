package org.portal365.mail.lookup;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;

/**
 * Whether Entra ID has a tenant of a domain, by its
 * <a href="https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc">OpenID configuration</a>: 200 with an
 * issuer of this cloud, 400 for a domain that nobody has registered.
 */
public final class TenantProbe implements Predicate<String> {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final OutboundHttp http;
    private final Supplier<Optional<Cloud>> cloud;

    /** @param cloud empty while none is configured */
    public TenantProbe(OutboundHttp http, Supplier<Optional<Cloud>> cloud) {
        this.http = http;
        this.cloud = cloud;
    }

    @Override
    public boolean test(String domain) {
        return domain.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")
                && cloud.get().filter(now -> known(now, domain)).isPresent();
    }

    private boolean known(Cloud now, String domain) {
        URI address = now.loginOrigin().resolve("/" + domain + "/v2.0/.well-known/openid-configuration");
        try {
            var answer = http.forCloud(now).send(OutboundRequest.get(address).withTimeout(TIMEOUT));
            // Asked for a tenant of another cloud, a login host answers with the issuer there.
            return answer.status() == 200 && answer.text().contains("\"" + now.loginOrigin() + "/");
        } catch (OutboundException e) {
            return false;
        }
    }
}
