package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.portal365.api.disk.Disk;

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

    /** Where no address is set, it is that of the web server, whatever port this has; another one is not the portal's. */
    @Test
    public void a01Case015ItsAddressIsThatOfItsWebServer() throws Exception {
        service(Disk.class);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (signIn(root()) == 404 && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertEquals(200, signIn(root()));
        assertEquals("positive control", 421, signIn(root().replace("localhost", "127.0.0.1")));
    }

    private static int signIn(String root) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(root + "/signin")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
