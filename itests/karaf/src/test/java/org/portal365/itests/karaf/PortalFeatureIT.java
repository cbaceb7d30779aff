package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

/** A01: portal-reference alone. */
public class PortalFeatureIT extends KarafTestBase {
    @Override
    protected List<String> features() {
        return List.of("portal-reference");
    }

    @Test
    public void hasItsBundlesActiveAndNoOthers() throws InterruptedException {
        assertEquals(
                List.of("org.portal365.api", "org.portal365.persistence", "org.portal365.reference"), activeBundles());
    }
}
