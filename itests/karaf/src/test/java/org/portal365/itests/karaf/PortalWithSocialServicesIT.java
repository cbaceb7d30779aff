package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

/** A01: portal-reference with office365-socialservices alone. */
public class PortalWithSocialServicesIT extends KarafTestBase {
    @Override
    protected List<String> features() {
        return List.of("portal-reference", "office365-socialservices");
    }

    @Test
    public void hasItsBundlesActiveAndNoOthers() throws InterruptedException {
        assertEquals(
                List.of(
                        "org.portal365.api",
                        "org.portal365.m365",
                        "org.portal365.persistence",
                        "org.portal365.reference",
                        "org.portal365.socialservices"),
                activeBundles());
    }
}
