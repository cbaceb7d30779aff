package org.portal365.itests.karaf;

import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.portal365.itests.karaf.SandboxSettings.put;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.ops4j.pax.exam.Option;

/** All of it switched on, with the sandbox as its cloud: somebody can be busy with a document and a mailbox. */
public abstract class BusyTestBase extends KarafTestBase {
    protected static final String SOCIAL = "org.portal365.socialservices";
    protected static final String DISK = "org.portal365.diskoffice";
    protected static final String M365 = "org.portal365.m365";
    protected static final String MAIL = "org.portal365.mail";
    private static final String LOGIN = "anna@contoso.onmicrosoft.com";

    /** One for all tests of the class; ends with Karaf. */
    private static SandboxProcess sandbox;

    @Override
    protected List<String> features() {
        return List.of("portal-reference", "office365", "office365-shell");
    }

    @Override
    protected List<Option> more() throws IOException {
        // The sandbox keeps its mail on disk, and that of another run would be there twice.
        File folder = Files.createTempDirectory(
                        new File("target").getAbsoluteFile().toPath(), "busy")
                .toFile();
        int port = FreePorts.first(6);
        List<Option> options = new ArrayList<>(SandboxSettings.of(folder, port));
        options.addAll(List.of(
                systemProperty("sun.net.http.allowRestrictedHeaders").value("true"), // for Origin
                systemProperty("sandbox.jar").value(System.getProperty("sandboxJar")),
                systemProperty("sandbox.folder").value(folder.getPath()),
                systemProperty("sandbox.port").value("" + port),
                put("org.portal365.socialservices.office365", "enabled", true),
                put("org.portal365.socialservices.office365", "registration", "create"),
                put("org.portal365.disk.office365", "enabled", true),
                put("org.portal365.disk.office365", "settle.time", "1 s"),
                put("org.portal365.disk.office365", "watch.interval", "1 s"),
                put("org.portal365.disk.office365", "merge.window", "1 s"),
                put("org.portal365.mail.office365", "enabled", true)));
        return options;
    }

    @Before
    public void startSandbox() throws Exception {
        if (sandbox == null) {
            sandbox = SandboxProcess.start(
                    new File(System.getProperty("sandbox.jar")),
                    new File(System.getProperty("sandbox.folder")),
                    Integer.getInteger("sandbox.port"));
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            // Now there are the certificates that it was told of.
            bundle(M365).stop();
            bundle(M365).start();
        }
    }

    private static URI sandboxAddress() {
        return URI.create("http://127.0.0.1:" + Integer.getInteger("sandbox.port"));
    }

    protected Busy anna() throws Exception {
        return new Busy(URI.create(root()), sandboxAddress(), LOGIN);
    }
}
