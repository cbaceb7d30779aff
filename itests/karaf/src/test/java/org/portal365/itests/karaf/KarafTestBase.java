package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.ServiceTracker;

/** The assembled distribution, started with some of its features. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class KarafTestBase {
    private static final String OWN = "org.portal365.";

    @Inject
    protected BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    /** The features to start with. */
    protected abstract List<String> features();

    @Configuration
    public Option[] configuration() throws IOException {
        List<String> boot =
                new ArrayList<>(List.of("shell", "feature", "bundle", "config", "service", "log", "jaas", "scr"));
        boot.addAll(features());
        String repository = System.getProperty("localRepository");
        List<Option> options = new ArrayList<>(List.of(
                karafDistributionConfiguration()
                        .frameworkUrl(new File(System.getProperty("distribution"))
                                .toURI()
                                .toString())
                        .karafVersion("4.4.10")
                        .useDeployFolder(false)
                        .unpackDirectory(new File("target/exam")),
                keepRuntimeFolder(),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                systemTimeout(180_000),
                editConfigurationFilePut("etc/org.apache.karaf.features.cfg", "featuresBoot", String.join(",", boot)),
                editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", freePort()),
                editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", freePort()),
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.localRepository", repository),
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg",
                        "org.ops4j.pax.url.mvn.repositories",
                        "file:" + repository + "@id=local@snapshots")));
        options.addAll(more());
        return options.toArray(Option[]::new);
    }

    /** What a test needs besides. */
    protected List<Option> more() throws IOException {
        return List.of();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    /** The address of its web server, without a slash at the end. */
    protected String root() throws IOException {
        Object port = configurations
                .getConfiguration("org.ops4j.pax.web", null)
                .getProperties()
                .get("org.osgi.service.http.port");
        return "http://localhost:" + port;
    }

    /** Takes these settings over in the place of all that were set. */
    protected void change(String pid, String... keysAndValues) throws IOException {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        configurations.getConfiguration(pid, null).update(FrameworkUtil.asDictionary(values));
    }

    /** Changes one setting; the others stay. */
    protected void set(String pid, String key, String value) throws IOException {
        org.osgi.service.cm.Configuration configuration = configurations.getConfiguration(pid, null);
        Dictionary<String, Object> values = configuration.getProperties();
        values.put(key, value);
        configuration.update(values);
    }

    /** A bundle by its symbolic name. */
    protected Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    /** Rewires a bundle with all that use it, and waits until they are started again. */
    protected void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        assertTrue("the refresh ends", done.await(30, TimeUnit.SECONDS));
    }

    /** Our bundles, all of which must become active while Karaf is still starting. */
    protected List<String> activeBundles() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(ownBundles().size());
        BundleTracker<Bundle> tracker = new BundleTracker<>(context, Bundle.ACTIVE, null) {
            @Override
            public Bundle addingBundle(Bundle bundle, BundleEvent event) {
                if (own(bundle)) {
                    started.countDown();
                }
                return bundle;
            }
        };
        tracker.open();
        boolean inTime = started.await(20, TimeUnit.SECONDS);
        tracker.close();
        for (Bundle bundle : ownBundles()) {
            assertEquals(bundle.getSymbolicName(), Bundle.ACTIVE, bundle.getState());
        }
        assertTrue(inTime);
        return ownBundles().stream().map(Bundle::getSymbolicName).sorted().toList();
    }

    private List<Bundle> ownBundles() {
        return Arrays.stream(context.getBundles()).filter(KarafTestBase::own).toList();
    }

    private static boolean own(Bundle bundle) {
        return bundle.getSymbolicName() != null && bundle.getSymbolicName().startsWith(OWN);
    }

    /** A service that is there within ten seconds. */
    protected <T> T service(Class<T> type) throws InterruptedException {
        return serviceWithin(type, 10_000);
    }

    /** A service that is there in time. */
    protected <T> T serviceWithin(Class<T> type, long milliseconds) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(milliseconds);
            assertNotNull("there is no service " + type.getName(), service);
            return service;
        } finally {
            tracker.close();
        }
    }

    /** Waits until there is no such service any more. */
    protected void assertGoneWithin(Class<?> type, long milliseconds)
            throws InterruptedException, InvalidSyntaxException {
        CountDownLatch gone = new CountDownLatch(1);
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.UNREGISTERING) {
                gone.countDown();
            }
        };
        context.addServiceListener(listener, "(" + Constants.OBJECTCLASS + "=" + type.getName() + ")");
        try {
            if (offered(type)) {
                assertTrue(type.getName() + " is still there", gone.await(milliseconds, TimeUnit.MILLISECONDS));
            }
        } finally {
            context.removeServiceListener(listener);
        }
    }

    /** Whether there is such a service at the moment. */
    protected boolean offered(Class<?> type) {
        return context.getServiceReference(type) != null;
    }
}
