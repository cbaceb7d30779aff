package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Before;
import org.junit.Test;
import org.portal365.api.social.ConnectedAccounts;

/** A01, A07: the commands in Karaf's own shell. */
public class ShellIT extends KarafTestBase {
    private static final String KEY = "CNRY~secret.value-1234567890";

    @Inject
    private SessionFactory sessions;

    @Override
    protected List<String> features() {
        return List.of("portal-reference", "office365", "office365-shell");
    }

    @Before
    public void started() throws InterruptedException {
        assertEquals(
                List.of("api", "diskoffice", "m365", "mail", "persistence", "reference", "shell", "socialservices")
                        .stream()
                        .map("org.portal365."::concat)
                        .toList(),
                activeBundles());
        service(ConnectedAccounts.class);
        long end = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < end && !new Commands(sessions).has("secret-set")) {
            Thread.onSpinWait();
        }
    }

    private String run(String command) throws Exception {
        return new Commands(sessions).run(command);
    }

    /** The status as soon as all modules have started. */
    private String statusWith(String module) throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        String status = run("office365:status");
        while (System.nanoTime() < end && !status.contains(module)) {
            status = run("office365:status");
        }
        return status;
    }

    @Test
    public void setsTheKeyAndRotatesWhatSealsIt() throws Exception {
        String before = statusWith("org.portal365.disk.office365");
        assertTrue(before, before.contains("App registration: not complete"));
        assertTrue(before, before.contains("org.portal365.disk.office365"));
        assertTrue(before, before.contains("not stored"));

        // A session without a terminal has nobody to ask.
        Path file = Files.writeString(Files.createTempFile("shell-it", ".key"), KEY + "\n");
        String set = run("office365:secret-set --file " + file + " key");
        assertTrue(set, set.contains("The secret key is stored."));
        String status = run("office365:status");
        assertTrue(status, status.contains("set 20"));
        assertTrue("the secret is never shown", !status.contains(KEY) && !set.contains(KEY));

        String old = sealing();
        String rotated = run("office365:seal-key-rotate");
        assertTrue(rotated, rotated.startsWith("The new key is "));
        String fresh = sealing();
        assertTrue(rotated, rotated.contains(fresh));
        assertTrue("another key", !fresh.equals(old));
        Exception refusal = assertThrows(Exception.class, () -> run("office365:seal-key-retire " + fresh));
        assertTrue(refusal.toString(), refusal.getMessage().contains("Make a new key first"));
    }

    /** The key that seals now. */
    private String sealing() throws Exception {
        String keys = run("office365:seal-keys");
        return keys.lines()
                .filter(line -> line.contains(" yes "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow(() -> new AssertionError(keys));
    }
}
