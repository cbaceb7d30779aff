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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** A bare Felix with our bundles and the few they need, taken out of the distribution's {@code system} folder. */
final class BundleFramework implements AutoCloseable {
    private static final Path SYSTEM = Path.of(System.getProperty("system"));
    private static final String OWN = "org/portal365";
    /** The shell itself would bring too much along. */
    private static final String SHELL = Stream.of(
                    "api.action", "api.action.lifecycle", "api.console", "support.completers")
            .map(name -> "org.apache.karaf.shell." + name + ";version=4.4.10")
            .collect(Collectors.joining(","));

    private static final List<String> PLATFORM = List.of(
            "org/apache/felix/org.apache.felix.configadmin",
            "org/apache/felix/org.apache.felix.metatype",
            "org/apache/felix/org.apache.felix.scr",
            "org/osgi/org.osgi.util.function",
            "org/osgi/org.osgi.util.promise",
            "org/osgi/org.osgi.service.component",
            "jakarta/servlet/jakarta.servlet-api",
            "org/ops4j/pax/web/pax-web-compatibility-servlet31",
            "org/eclipse/jetty/jetty-http",
            "org/eclipse/jetty/jetty-io",
            "org/eclipse/jetty/jetty-server",
            "org/eclipse/jetty/jetty-util");

    private final Framework framework;
    private final List<Bundle> own = new ArrayList<>();

    private BundleFramework(Framework framework) {
        this.framework = framework;
    }

    static BundleFramework start() throws BundleException, IOException {
        Framework framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage", "target/felix",
                        "karaf.data", Path.of("target/data").toAbsolutePath().toString(),
                        "org.osgi.framework.storage.clean", "onFirstInit",
                        // what Karaf brings, and what this test sees of OSGi services
                        "org.osgi.framework.system.packages.extra",
                                "org.slf4j;version=1.7.36,org.osgi.service.metatype;version=1.4.1," + SHELL,
                        "org.osgi.framework.system.capabilities.extra",
                                "osgi.contract;osgi.contract=JavaServlet;version:List<Version>=\"3.1,4.0\""));
        framework.start();
        BundleFramework started = new BundleFramework(framework);
        started.install(Path.of("target/bundles"));
        for (String artifact : PLATFORM) {
            started.install(SYSTEM.resolve(artifact));
        }
        started.own.addAll(started.install(SYSTEM.resolve(OWN)));
        started.startAll();
        return started;
    }

    /** Installs every bundle below the folder. */
    private List<Bundle> install(Path folder) throws BundleException, IOException {
        List<Bundle> installed = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                installed.add(
                        framework.getBundleContext().installBundle(jar.toUri().toString()));
            }
        }
        return installed;
    }

    private void startAll() throws BundleException {
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
