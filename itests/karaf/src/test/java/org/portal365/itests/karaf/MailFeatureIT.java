package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

/** A01: office365-mail alone. */
public class MailFeatureIT extends KarafTestBase {
    @Override
    protected List<String> features() {
        return List.of("office365-mail");
    }

    @Test
    public void hasItsBundlesActiveAndNoOthers() throws InterruptedException {
        assertEquals(
                List.of(
                        "org.portal365.api",
                        "org.portal365.m365",
                        "org.portal365.mail",
                        "org.portal365.persistence",
                        "org.portal365.socialservices"),
                activeBundles());
    }
}
