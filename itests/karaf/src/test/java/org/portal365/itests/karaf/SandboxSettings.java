package org.portal365.itests.karaf;

import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import java.io.File;
import java.util.List;
import org.ops4j.pax.exam.Option;

/** What an administrator would write into etc for the sandbox as his cloud. */
final class SandboxSettings {
    /** Of the app that the sandbox knows. */
    static final String CLIENT_ID = "3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01";

    private SandboxSettings() {}

    /**
     * Cloud and registration.
     *
     * @param sandbox its folder
     * @param port the first of its six
     */
    static List<Option> of(File sandbox, int port) {
        String cloud = "org.portal365.clouds-sandbox";
        String m365 = "org.portal365.m365";
        return List.of(
                put(cloud, "browser.origin", "http://127.0.0.1:" + port),
                put(cloud, "login.origin", "https://localhost:" + (port + 1)),
                put(cloud, "graph.origin", "https://localhost:" + (port + 2)),
                put(cloud, "transfer.hosts", "127.0.0.1:" + (port + 3)),
                put(cloud, "imap.server", "localhost:" + (port + 4)),
                put(cloud, "smtp.server", "localhost:" + (port + 5)),
                put(cloud, "ca.certificates", new File(sandbox, "ca.pem")),
                put(m365, "client.id", CLIENT_ID),
                put(m365, "accounts", "many"),
                put(m365, "cloud", "sandbox"),
                put(m365, "key.from", "file:" + new File(sandbox, "portal-app-secret.txt")));
    }

    static Option put(String pid, String key, Object value) {
        return editConfigurationFilePut("etc/" + pid + ".cfg", key, value.toString());
    }
}
