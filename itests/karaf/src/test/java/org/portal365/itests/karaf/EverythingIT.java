package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.module.Module;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.SocialService;

/** A01, A02, S02, D01, case156: all of it together, switched on and off while it runs. */
public class EverythingIT extends KarafTestBase {
    private static final String SOCIAL = "org.portal365.socialservices.office365";
    private static final String DISK = "org.portal365.disk.office365";
    private static final long LIVE = 2_000;

    @Override
    protected List<String> features() {
        return List.of("portal-reference", "office365");
    }

    @Before
    public void register() throws IOException, InterruptedException {
        service(Disk.class);
        change("org.portal365.m365", "client.id", SandboxSettings.CLIENT_ID, "key.from", "env:PATH");
    }

    @Test
    public void hasItsBundlesActiveAndItsServicesThere() throws InterruptedException {
        assertEquals(
                List.of("api", "diskoffice", "m365", "mail", "persistence", "reference", "socialservices").stream()
                        .map("org.portal365."::concat)
                        .toList(),
                activeBundles());
        service(ConnectedAccounts.class);
        service(EditSessions.class);
    }

    @Test
    public void offersTheSignInWhileItIsSwitchedOn() throws Exception {
        change(SOCIAL, "enabled", "true");
        serviceWithin(SocialService.class, LIVE);
        change(SOCIAL, "enabled", "false");
        assertGoneWithin(SocialService.class, LIVE);
        assertTrue("the engine stays", offered(ConnectedAccounts.class));
    }

    @Test
    public void offersTheEditorWhileItIsSwitchedOn() throws Exception {
        change(SOCIAL, "enabled", "true");
        change(DISK, "enabled", "true");
        serviceWithin(DocumentEditor.class, LIVE);
        change(DISK, "enabled", "false");
        assertGoneWithin(DocumentEditor.class, LIVE);
        assertTrue("what runs can be ended", offered(EditSessions.class));
    }

    @Test
    public void keepsTheLastValidSettingAndSaysWhatIsWrong() throws Exception {
        change(SOCIAL, "enabled", "true");
        serviceWithin(SocialService.class, LIVE);
        assertTrue(module(SOCIAL).problems().isEmpty());

        change(SOCIAL, "enabled", "true", "registration", "perhaps");
        problemsWithin(SOCIAL, false);
        assertEquals("registration", module(SOCIAL).problems().get(0).key());
        assertTrue("the good service stays", offered(SocialService.class));

        change(SOCIAL, "enabled", "true", "registration", "link");
        problemsWithin(SOCIAL, true);
        assertTrue(offered(SocialService.class));
    }

    @Test
    public void showsEveryModuleWithItsSettings() throws InvalidSyntaxException {
        List<String> pids = modules().stream().map(Module::pid).sorted().toList();
        assertTrue(pids.toString(), pids.containsAll(List.of("org.portal365.m365", SOCIAL, DISK)));
        assertFalse(pids.isEmpty());
    }

    private void problemsWithin(String pid, boolean none) throws Exception {
        long end = System.nanoTime() + LIVE * 1_000_000;
        while (module(pid).problems().isEmpty() != none && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertEquals(none, module(pid).problems().isEmpty());
    }

    private Module module(String pid) throws InvalidSyntaxException {
        return modules().stream()
                .filter(module -> module.pid().equals(pid))
                .findFirst()
                .orElseThrow();
    }

    private List<Module> modules() throws InvalidSyntaxException {
        ServiceReference<?>[] references = context.getAllServiceReferences(Module.class.getName(), null);
        return references == null
                ? List.of()
                : Arrays.stream(references)
                        .map(reference -> (Module) context.getService(reference))
                        .toList();
    }
}
