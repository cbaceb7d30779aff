package org.portal365.m365.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.setup.TenantFinder.Found;
import org.portal365.m365.setup.TenantFinder.Malformed;
import org.portal365.m365.setup.TenantFinder.Nowhere;
import org.portal365.m365.setup.TenantFinder.Silent;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.m365.wire.OkOutboundHttp;
import org.portal365.m365.wire.TlsServer;

/** A04: tenant and cloud from a domain, asked of real servers. */
class DomainTenantsTest {
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String ADDRESS = "GET /contoso.test/v2.0/.well-known/openid-configuration";

    private final TlsServer first = TlsServer.start();
    private final TlsServer second = TlsServer.start();
    private final CloudHttp http = new CloudHttp();
    private final List<Cloud> clouds = List.of(
            row("one", first, first.origin()),
            row("two", second, URI.create("https://graph.two.test")),
            row("two-dod", second, URI.create("https://dod-graph.two.test")));
    private final DomainTenants tenants = new DomainTenants(() -> clouds, new OkOutboundHttp(http));

    private static Cloud row(String name, TlsServer login, URI graph) {
        return new Cloud(
                name,
                login.origin(),
                login.origin(),
                graph,
                graph,
                List.of(),
                Optional.of(login.certificate()),
                true,
                Optional.empty());
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        http.close();
    }

    private static String configuration(URI issuer, String graphHost) {
        return "{\"issuer\":\"" + issuer + "/" + TENANT + "/v2.0\",\"msgraph_host\":\"" + graphHost + "\"}";
    }

    @Test
    void a04TheCloudThatKnowsTheDomainIsFoundAndItsGraphTellsThoseOfOneLoginHostApart() {
        first.always(400, "{\"error\":\"invalid_tenant\"}");
        second.on(ADDRESS, 200, configuration(second.origin(), "dod-graph.two.test"));
        assertThat(tenants.find(" Contoso.TEST ")).isEqualTo(new Found(clouds.get(2), TENANT));
    }

    @Test
    void a04AnAnswerThatPointsToAnotherCloudIsNotBelieved() {
        first.on(ADDRESS, 200, configuration(second.origin(), "localhost"));
        second.always(400, "{}");
        assertThat(tenants.find("contoso.test")).isEqualTo(new Nowhere());
        second.on(ADDRESS, 200, configuration(second.origin(), "graph.two.test"));
        assertThat(tenants.find("contoso.test")).isEqualTo(new Found(clouds.get(1), TENANT));
    }

    @Test
    void a04AHostThatIsSilentIsNamedUnlessAnotherOneKnowsTheDomain() {
        first.close();
        second.always(400, "{}");
        assertThat(tenants.find("contoso.test")).isEqualTo(new Silent("localhost"));
        second.on(ADDRESS, 200, configuration(second.origin(), "graph.two.test"));
        assertThat(tenants.find("contoso.test")).isInstanceOf(Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contoso", "anna@contoso.test", "https://contoso.test", "../common", "a b.test", "-.test"})
    void a04WhatIsNoDomainIsAskedOfNobody(String typed) {
        assertThat(tenants.find(typed)).isEqualTo(new Malformed());
        assertThat(first.received()).isEmpty();
        assertThat(second.received()).isEmpty();
    }
}
