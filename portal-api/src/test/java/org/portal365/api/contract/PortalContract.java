package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.SiteId;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Site;

/** What plug-ins rely on when they ask a portal for its addresses. */
public interface PortalContract {
    /** A portal that is configured. */
    Portal portal();

    @Test
    default void hasAtLeastOneSite() {
        assertThat(portal().sites()).isNotEmpty();
    }

    @Test
    default void siteAddressesAreBareOrigins() {
        for (Site site : portal().sites()) {
            assertThat(site.address().getScheme()).isIn("http", "https");
            assertThat(site.address().getHost()).isNotBlank();
            assertThat(site.address().getPath()).isIn("", null);
            assertThat(site.address().getQuery()).isNull();
            assertThat(site.address().getUserInfo()).isNull();
        }
    }

    @Test
    default void everyAddressIsOnItsSiteAndDistinct() {
        Set<URI> seen = new HashSet<>();
        for (Site site : portal().sites()) {
            for (URI address : new URI[] {
                portal().address(site.id(), "office365", "notify"),
                portal().address(site.id(), "office365", "other"),
                portal().address(site.id(), "another", "notify"),
                portal().callback(site.id(), "office365"),
                portal().afterSignOut(site.id())
            }) {
                assertThat(address.toString()).startsWith(site.address() + "/");
                assertThat(seen.add(address)).as("%s is distinct", address).isTrue();
            }
        }
    }

    @Test
    default void addressesStayAsTheyAre() {
        SiteId site = portal().sites().get(0).id();
        assertThat(portal().callback(site, "office365")).isEqualTo(portal().callback(site, "office365"));
    }

    @Test
    default void refusesASiteThatIsNotThere() {
        SiteId nowhere = new SiteId("no-such-site");
        assertThatThrownBy(() -> portal().address(nowhere, "office365", "notify"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> portal().callback(nowhere, "office365")).isInstanceOf(IllegalArgumentException.class);
    }
}
