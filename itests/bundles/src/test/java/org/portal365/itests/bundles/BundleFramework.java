package org.portal365.itests.bundles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** A Felix with the platform bundles and ours, as the build left them in target/bundles. */
final class BundleFramework implements AutoCloseable {
    private static final String OWN = "own-";

    private final Framework framework;
    private final List<Bundle> own = new ArrayList<>();

    private BundleFramework(Framework framework) {
        this.framework = framework;
    }

    static BundleFramework start() throws BundleException, IOException {
        Framework framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage", "target/felix",
                        "org.osgi.framework.storage.clean", "onFirstInit",
                        // what Karaf brings, and what this test sees of OSGi services
                        "org.osgi.framework.system.packages.extra",
                                "org.slf4j;version=1.7.36,org.osgi.service.metatype;version=1.4.1",
                        "org.osgi.framework.system.capabilities.extra",
                                "osgi.contract;osgi.contract=JavaServlet;version:List<Version>=\"3.1,4.0\""));
        framework.start();
        BundleFramework started = new BundleFramework(framework);
        started.install(Path.of("target/bundles"));
        return started;
    }

    private void install(Path folder) throws BundleException, IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            for (Path jar : jars.sorted().toList()) {
                Bundle bundle = framework
                        .getBundleContext()
                        .installBundle(jar.toAbsolutePath().toUri().toString());
                if (jar.getFileName().toString().startsWith(OWN)) {
                    own.add(bundle);
                }
            }
        }
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }

    /** Installs a bundle that has nothing but its imports. */
    Bundle importing(String imports) throws BundleException, IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_SYMBOLICNAME, "stranger." + UUID.randomUUID());
        manifest.getMainAttributes().putValue(Constants.IMPORT_PACKAGE, imports);
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        new JarOutputStream(jar, manifest).close();
        return framework
                .getBundleContext()
                .installBundle("stranger:" + imports, new ByteArrayInputStream(jar.toByteArray()));
    }

    List<Bundle> own() {
        return List.copyOf(own);
    }

    Framework framework() {
        return framework;
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
