package org.portal365.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.mail.Mailboxes;
import org.portal365.api.social.SocialService;

/** A14, case151, case154: bundles are stopped, updated and refreshed while people ask for pages. */
public class HotChangesIT extends KarafTestBase {
    private static final int CYCLES = 50;
    private static final String SOCIAL = "org.portal365.socialservices";
    private static final List<String> FEATURES = List.of(SOCIAL, "org.portal365.diskoffice", "org.portal365.mail");
    private static final String[] PATHS = {
        "/signin", "/signin/services", "/signin/office365/callback?state=none&code=none", "/health"
    };

    @Override
    protected List<String> features() {
        return List.of("portal-reference", "office365");
    }

    @Before
    public void switchOn() throws Exception {
        change("org.portal365.m365", "client.id", SandboxSettings.CLIENT_ID, "key.from", "env:PATH");
        change("org.portal365.socialservices.office365", "enabled", "true");
        change("org.portal365.disk.office365", "enabled", "true");
        change("org.portal365.mail.office365", "enabled", "true");
        settled();
    }

    private void settled() throws InterruptedException {
        serviceWithin(SocialService.class, 10_000);
        serviceWithin(EditSessions.class, 10_000);
        serviceWithin(Mailboxes.class, 10_000);
    }

    @Test
    public void a14Case151NobodySeesMoreThanAClearNoWhileBundlesChange() throws Exception {
        List<WeakReference<ClassLoader>> old = new ArrayList<>();
        cycle(old, 0);
        List<String> threads = threads();
        PortalLoad load = new PortalLoad(root(), PATHS);
        try {
            for (int i = 1; i <= CYCLES; i++) {
                cycle(old, i);
            }
            settled();
        } finally {
            load.end();
        }
        assertEquals(List.of(), load.wrong());
        assertTrue(
                "positive control: the sign-in was there and away: " + load.seen(),
                load.seen().keySet().stream()
                                .filter(seen -> seen.startsWith("/signin/office365"))
                                .count()
                        > 1);

        assertEquals("case154: threads as before", threads, threads());
        assertTrue("case154: class loaders that are still there: " + alive(old), gone(old));
    }

    /** One bundle after the other is stopped and started, updated from where it came, or rewired with all that use it. */
    private void cycle(List<WeakReference<ClassLoader>> old, int number) throws Exception {
        Bundle bundle = bundle(FEATURES.get(number % FEATURES.size()));
        switch (number % 4) {
            case 0 -> {
                old.add(loader(bundle));
                bundle.update();
                refresh(bundle);
            }
            case 1, 2 -> {
                bundle.stop();
                bundle.start();
            }
            default -> {
                Bundle below = bundle("org.portal365.m365");
                FEATURES.forEach(name -> old.add(loader(bundle(name))));
                refresh(below);
            }
        }
    }

    private static WeakReference<ClassLoader> loader(Bundle bundle) {
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    /** Names of the threads that our bundles start, without their numbers; the pool of connections has some at times. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
                .filter(name -> name.matches("(office|mail-|m#|portal#).*") && !name.contains("connection-"))
                .sorted()
                .toList();
    }

    private static boolean gone(List<WeakReference<ClassLoader>> old) throws InterruptedException {
        for (int i = 0; i < 40 && alive(old) > 1; i++) {
            System.gc();
            Thread.sleep(250);
        }
        return alive(old) <= 1;
    }

    private static long alive(List<WeakReference<ClassLoader>> old) {
        return old.stream().filter(loader -> loader.get() != null).count();
    }
}
