package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.portal365.itests.karaf.SandboxSettings.put;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/**
 * A01, A15: in Apache's own Karaf 4.4.10, as it is downloaded, our features are installed beside the example
 * portal, used, and uninstalled; then nothing of them runs any more.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PlainKarafIT {
    private static final URI FEATURES = URI.create("mvn:org.portal365/features/1.0.0-SNAPSHOT/xml/features");
    private static final List<String> INSTALLED =
            List.of("portal-example", "office365-socialservices", "office365-disk", "office365-mail");
    private static final String LOGIN = "anna@contoso.onmicrosoft.com";

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    private SandboxProcess sandbox;

    @Configuration
    public Option[] configuration() throws IOException {
        String repository = System.getProperty("localRepository");
        File folder = new File("target/plain").getAbsoluteFile();
        int sandboxPort = FreePorts.first(6);
        int portalPort = FreePorts.first(1);
        List<Option> options = new ArrayList<>(List.of(
                karafDistributionConfiguration()
                        .frameworkUrl(
                                new File(repository, "org/apache/karaf/apache-karaf/4.4.10/apache-karaf-4.4.10.tar.gz")
                                        .toURI()
                                        .toString())
                        .karafVersion("4.4.10")
                        .useDeployFolder(false)
                        .unpackDirectory(new File("target/exam")),
                keepRuntimeFolder(),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                systemTimeout(180_000),
                systemProperty("sun.net.http.allowRestrictedHeaders").value("true"), // for Origin
                systemProperty("sandbox.jar").value(System.getProperty("sandboxJar")),
                systemProperty("sandbox.folder").value(folder.getPath()),
                systemProperty("sandbox.port").value("" + sandboxPort),
                systemProperty("portal.port").value("" + portalPort),
                put("org.apache.karaf.shell", "sshPort", FreePorts.first(1)),
                put("org.apache.karaf.management", "rmiRegistryPort", FreePorts.first(1)),
                put("org.apache.karaf.management", "rmiServerPort", FreePorts.first(1)),
                put("org.ops4j.pax.web", "org.osgi.service.http.port", portalPort),
                put("org.ops4j.pax.web", "org.ops4j.pax.web.listening.addresses", "127.0.0.1"),
                put("org.ops4j.pax.url.mvn", "org.ops4j.pax.url.mvn.localRepository", repository),
                put(
                        "org.ops4j.pax.url.mvn",
                        "org.ops4j.pax.url.mvn.repositories",
                        "file:" + repository + "@id=local@snapshots"),
                put(
                        "org.ops4j.pax.url.mvn",
                        "org.ops4j.pax.url.mvn.defaultRepositories",
                        "${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots,file:"
                                + System.getProperty("ourRepository") + "@id=ours@snapshots")));
        options.addAll(settings(folder, sandboxPort, portalPort));
        return options.toArray(Option[]::new);
    }

    /** What an administrator would write into etc. */
    private static List<Option> settings(File sandbox, int port, int portalPort) {
        List<Option> all = new ArrayList<>(SandboxSettings.of(sandbox, port));
        all.addAll(List.of(
                put("org.portal365.socialservices.office365", "enabled", true),
                put("org.portal365.socialservices.office365", "registration", "create"),
                put("org.portal365.disk.office365", "enabled", true),
                put("org.portal365.disk.office365", "settle.time", "2 s"),
                put("org.portal365.disk.office365", "watch.interval", "2 s"),
                put("org.portal365.mail.office365", "enabled", true),
                put("org.portal365.example", "public.url", "http://localhost:" + portalPort)));
        return all;
    }

    @Before
    public void startSandbox() throws IOException, InterruptedException {
        sandbox = SandboxProcess.start(
                new File(System.getProperty("sandbox.jar")),
                new File(System.getProperty("sandbox.folder")),
                Integer.getInteger("sandbox.port"));
    }

    @After
    public void stopSandbox() {
        sandbox.close();
    }

    @Test
    public void a01LeavesNothingBehindAfterItWasUsed() throws Exception {
        await("Karaf has started", () -> context.getServiceReference("org.apache.karaf.features.BootFinished") != null);
        Leftovers ours = Leftovers.since(context);
        int first = Integer.getInteger("sandbox.port");
        Set<Integer> sandboxPorts = IntStream.range(first, first + 6).boxed().collect(Collectors.toSet());

        features.addRepository(FEATURES);
        for (String feature : INSTALLED) {
            features.installFeature(feature);
        }
        Surfer anna = new Surfer(URI.create("http://localhost:" + Integer.getInteger("portal.port")));
        signIn(anna);
        editADocument(anna);

        assertEquals(7, ours.bundles().size());
        for (Set<String> running :
                List.of(ours.services(), ours.threads(), ours.beans(), ours.files(), ours.sockets(sandboxPorts))) {
            assertTrue("positive control: what runs is seen", !running.isEmpty());
        }

        assertTrue("there is an endpoint", anna.go("/plugin/office365/logout").status() != 404);

        for (String feature : INSTALLED.subList(1, INSTALLED.size())) {
            features.uninstallFeature(feature);
        }
        await("the button is gone", () -> !anna.go("/signin").has("/signin/office365"));
        assertEquals("no endpoint", 404, anna.go("/plugin/office365/logout").status());
        features.uninstallFeature(INSTALLED.get(0));
        features.removeRepository(FEATURES);

        none("bundle", ours::bundles);
        none("service", ours::services);
        none("MBean", ours::beans);
        none("open file", ours::files);
        none("socket", () -> ours.sockets(sandboxPorts));
        none("thread", ours::threads);
    }

    private static void signIn(Surfer anna) throws Exception {
        await("the button is there", () -> anna.go("/signin").has("/signin/office365"));
        assertEquals("a form of another site", 403, anna.forged("/signin/office365"));
        anna.go("/signin").press("/signin/office365", Map.of());
        atMicrosoft(anna);
        assertTrue(anna.toString(), anna.has("Disk of ") && anna.has("Welcome.docx, versions: 1"));
    }

    private static void atMicrosoft(Surfer anna) throws IOException {
        anna.atMicrosoft(LOGIN);
    }

    private static void editADocument(Surfer anna) throws Exception {
        await("the editor is there", () -> anna.go("/").has("/office365\"><button>Edit in Office365"));
        anna.press("/edit/", Map.of());
        assertTrue(anna.toString(), anna.has("action=\"/connect\""));
        anna.press("/connect", Map.of());
        atMicrosoft(anna);
        anna.press("/edit/", Map.of());
        await("the document is open", () -> anna.go("/").openDocument().isPresent());

        String portal = "http://localhost:" + Integer.getInteger("portal.port") + "/";
        anna.go(anna.openDocument().orElseThrow());
        anna.press("/save", Map.of("text-0", "Written in Office"));
        assertTrue(anna.toString(), anna.has("data-state=\"saved\""));
        anna.press("/close", Map.of());
        anna.go(portal).press("/FINISH", Map.of());
        await("the version is there", () -> anna.go("/").has("Welcome.docx, versions: 2"));
        await("the session is over", () -> !anna.go("/").has("In Office"));
    }

    private static void none(String what, Callable<Set<String>> left) throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        Set<String> found = left.call();
        while (!found.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(100);
            found = left.call();
        }
        assertEquals(what, Set.of(), found);
    }

    private static void await(String what, Callable<Boolean> fulfilled) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!fulfilled.call()) {
            assertTrue(what, System.nanoTime() < end);
            Thread.sleep(200);
        }
    }
}
