package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import java.util.List;
import org.junit.Test;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.social.ConnectedAccounts;

/** A01: portal-reference with office365-mail alone, which brings the accounts along. */
public class PortalWithMailIT extends KarafTestBase {
    @Override
    protected List<String> features() {
        return List.of("portal-reference", "office365-mail");
    }

    @Test
    public void hasItsBundlesActiveAndItsServicesThere() throws InterruptedException {
        assertEquals(
                List.of(
                        "org.portal365.api",
                        "org.portal365.m365",
                        "org.portal365.mail",
                        "org.portal365.persistence",
                        "org.portal365.reference",
                        "org.portal365.socialservices"),
                activeBundles());
        assertNotNull(service(ConnectedAccounts.class));
        assertNotNull(service(Mailboxes.class));
    }
}
