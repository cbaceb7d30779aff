package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.portal365.itests.karaf.SandboxSettings.put;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.mail.Mailboxes;

/** Case 152: what people have begun survives that bundles go and come back. */
public class VanishingBundlesIT extends KarafTestBase {
    private static final int CYCLES = 50;
    private static final String LOGIN = "anna@contoso.onmicrosoft.com";
    private static final String DISK = "org.portal365.diskoffice";
    private static final String M365 = "org.portal365.m365";
    private static final String MAIL = "org.portal365.mail";

    /** One for all tests of the class; ends with Karaf. */
    private static SandboxProcess sandbox;

    @Override
    protected List<String> features() {
        return List.of("portal-reference", "office365");
    }

    @Override
    protected List<Option> more() throws IOException {
        // The sandbox keeps its mail on disk, and that of another run would be there twice.
        File folder = Files.createTempDirectory(
                        new File("target").getAbsoluteFile().toPath(), "vanishing")
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

    private Busy anna() throws Exception {
        return new Busy(URI.create(root()), sandboxAddress(), LOGIN);
    }

    @Test
    public void case152EditsAndMailSurviveBundlesThatChange() throws Exception {
        Busy anna = anna();
        anna.open("Changing");
        anna.connectMailbox();
        int begun = anna.sessions("begun");
        assertTrue("positive control: a mailbox is watched", anna.sessions("open") == 1);
        Random random = new Random(152);
        for (int i = 1; i <= CYCLES; i++) {
            anna.write("Text " + i);
            anna.receive("Mail " + i);
            Thread.sleep(random.nextInt(400));
            cycle(i);
            if (i == CYCLES / 2) {
                String text = "Text " + i;
                Busy.within(
                        "what was written is back", 20, () -> anna.versions().contains(text));
            }
        }
        serviceWithin(EditSessions.class, 10_000);
        serviceWithin(Mailboxes.class, 10_000);

        anna.write("The end");
        anna.finish();
        List<String> versions = anna.versions();
        assertEquals("The end", versions.get(versions.size() - 1));
        assertEquals("no version twice: " + versions, new HashSet<>(versions).size(), versions.size());

        List<String> wanted =
                IntStream.rangeClosed(1, CYCLES).mapToObj(i -> "Mail " + i).toList();
        Busy.within("every mail is there", 10, () -> anna.mails().containsAll(wanted));
        List<String> mails = anna.mails();
        assertEquals("no mail twice: " + mails, new HashSet<>(mails).size(), mails.size());
        Busy.within("one connection, as at the start", 10, () -> anna.sessions("open") == 1);
        assertTrue("connections were opened again", anna.sessions("begun") > begun + CYCLES / 4);
        assertEquals("every other one was ended by LOGOUT", anna.sessions("begun") - 1, anna.sessions("loggedOut"));
    }

    /** The bundles of documents and of mail in turn: stopped and started, updated from where they came, rewired. */
    private void cycle(int number) throws Exception {
        Bundle bundle = bundle(number % 2 == 0 ? DISK : MAIL);
        switch (number / 2 % 3) {
            case 0 -> {
                bundle.stop();
                bundle.start();
            }
            case 1 -> bundle.update();
            default -> refresh(bundle);
        }
    }
}
