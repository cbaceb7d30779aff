package org.portal365.m365.settings;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;

/**
 * From a tenant's domain to its id, by the issuer in its OpenID configuration. What was once resolved is kept, so that a
 * start does not depend on the network.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc">OpenID Connect on the Microsoft
 *     identity platform</a>
 */
final class TenantDirectory {
    private static final Pattern ISSUER = Pattern.compile("(https://[^/]+)/([0-9a-f-]{36})/v2\\.0/?");

    private final Jdbi jdbi;
    private final OutboundHttp http;
    private final Clock clock;

    TenantDirectory(Jdbi jdbi, OutboundHttp http, Clock clock) {
        this.jdbi = jdbi;
        this.http = http;
        this.clock = clock;
    }

    /** The id as far as it is known without asking anyone; a GUID is its own. */
    Optional<String> known(Cloud cloud, String tenant) {
        if (RegistrationSettings.isGuid(tenant)) {
            return Optional.of(tenant);
        }
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select tenant from m365_tenant where login_origin = :login and domain = :domain")
                .bind("login", cloud.loginOrigin().toString())
                .bind("domain", tenant)
                .mapTo(String.class)
                .findOne());
    }

    /**
     * Asks the login host and keeps what it says.
     *
     * @return empty when there is no such tenant
     * @throws org.portal365.m365.http.OutboundException when the host does not answer
     */
    Optional<String> resolve(Cloud cloud, String tenant) {
        Optional<String> id = ask(cloud, tenant);
        id.filter(found -> !found.equals(tenant)).ifPresent(found -> keep(cloud, tenant, found));
        return id;
    }

    /** Whether the login host answers for work accounts of any tenant. */
    boolean answers(Cloud cloud) {
        return send(cloud, "organizations").status() == 200;
    }

    private OutboundAnswer send(Cloud cloud, String tenant) {
        return http.forCloud(cloud).send(OutboundRequest.get(configuration(cloud, tenant)));
    }

    /** Where the OpenID configuration of a tenant is. */
    static URI configuration(Cloud cloud, String tenant) {
        return cloud.loginOrigin().resolve("/" + tenant + "/v2.0/.well-known/openid-configuration");
    }

    private Optional<String> ask(Cloud cloud, String tenant) {
        return tenant(cloud, send(cloud, tenant));
    }

    /** The id of the tenant whose OpenID configuration this is; empty when there is no such tenant in the cloud. */
    static Optional<String> tenant(Cloud cloud, OutboundAnswer answer) {
        if (answer.status() != 200) {
            return Optional.empty();
        }
        try {
            String issuer = JSONObjectUtils.getString(JSONObjectUtils.parse(answer.text()), "issuer");
            Matcher id = ISSUER.matcher(issuer == null ? "" : issuer);
            // Asked for a tenant of another cloud, a login host answers with the issuer there.
            return id.matches() && Cloud.sameOrigin(cloud.loginOrigin(), URI.create(id.group(1)))
                    ? Optional.of(id.group(2)).filter(RegistrationSettings::isGuid)
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private void keep(Cloud cloud, String domain, String tenant) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from m365_tenant where login_origin = :login and domain = :domain")
                    .bind("login", cloud.loginOrigin().toString())
                    .bind("domain", domain)
                    .execute();
            handle.createUpdate("insert into m365_tenant (login_origin, domain, tenant, resolved_at)"
                            + " values (:login, :domain, :tenant, :now)")
                    .bind("login", cloud.loginOrigin().toString())
                    .bind("domain", domain)
                    .bind("tenant", tenant)
                    .bind("now", clock.instant())
                    .execute();
        });
    }
}
