package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.portal365.api.mail.Mailboxes;

/** Case 159: a bundle that is there twice, or lacks a package, says so and what to do. */
public class TwoVersionsIT extends KarafTestBase {
    private static final String MAIL = "org.portal365.mail";
    private static final String NEWER = "9.9.9";
    private static final String NOWHERE = "org.portal365.nowhere";

    @Override
    protected List<String> features() {
        return List.of("portal-reference", "office365");
    }

    @Test
    public void case159ASecondVersionWorksWhenTheFirstIsGone() throws Exception {
        change("org.portal365.mail.office365", "enabled", "true");
        serviceWithin(Mailboxes.class, 10_000);
        Bundle first = bundle(MAIL);
        Bundle second = install(first, Map.of(Constants.BUNDLE_VERSION, NEWER));
        second.start();
        String cure = "bundle:uninstall " + first.getBundleId() + ", then bundle:restart " + second.getBundleId();
        Busy.within("the log says what to do", 10, () -> Files.readString(log()).contains(cure));
        assertEquals(List.of(first), offering());

        first.uninstall();
        second.stop();
        second.start();
        Busy.within("the second works", 10, () -> offering().equals(List.of(second)));
    }

    @Test
    public void case159AMissingPackageIsNamed() throws Exception {
        Bundle disk = bundle("org.portal365.diskoffice");
        String imports = disk.getHeaders().get(Constants.IMPORT_PACKAGE);
        Bundle broken = install(
                disk, Map.of(Constants.BUNDLE_VERSION, "9.9.8", Constants.IMPORT_PACKAGE, imports + "," + NOWHERE));
        BundleException refused = assertThrows(BundleException.class, broken::start);
        assertTrue(refused.getMessage(), refused.getMessage().contains(NOWHERE));
        broken.uninstall();
    }

    private List<Bundle> offering() throws Exception {
        ServiceReference<?>[] found = context.getAllServiceReferences(Mailboxes.class.getName(), null);
        return found == null
                ? List.of()
                : List.of(found).stream().map(ServiceReference::getBundle).toList();
    }

    private static Path log() {
        return Path.of(System.getProperty("karaf.data"), "log", "karaf.log");
    }

    /** The same bundle with other headers. */
    private Bundle install(Bundle bundle, Map<String, String> headers) throws IOException, BundleException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (JarInputStream in =
                new JarInputStream(URI.create(bundle.getLocation()).toURL().openStream())) {
            Manifest manifest = in.getManifest();
            headers.forEach(manifest.getMainAttributes()::putValue);
            try (JarOutputStream out = new JarOutputStream(copy, manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return context.installBundle("copy:" + headers.hashCode(), new ByteArrayInputStream(copy.toByteArray()));
    }
}
