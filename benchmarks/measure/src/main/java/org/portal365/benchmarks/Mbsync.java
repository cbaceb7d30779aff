package org.portal365.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.portal365.itests.mail.EntraTokens;
import org.portal365.itests.mail.MailServers;

/** mbsync of the system's packages, signed in by XOAUTH2, without compression, as Exchange Online has none. */
final class Mbsync {
    private static final String SETTINGS = """
            FSync yes

            IMAPAccount server
            Host localhost
            Port %1$d
            User %2$s
            PassCmd "cat %3$s/token"
            AuthMechs XOAUTH2
            SSLType IMAPS
            CertificateFile %4$s
            DisableExtension COMPRESS=DEFLATE

            IMAPStore far
            Account server

            MaildirStore near
            Path %3$s/near/
            Inbox %3$s/near/INBOX
            SubFolders Verbatim

            Channel all
            Far :far:
            Near :near:
            Patterns INBOX
            Sync Pull
            Create Near
            SyncState %3$s/state/
            """;

    private final Path folder;

    /** A copy of a mailbox that is not there yet. */
    Mbsync(Path folder, int port, String user) throws IOException {
        this.folder = Files.createDirectories(folder);
        var unused = Files.createDirectories(folder.resolve("near"));
        unused = Files.createDirectories(folder.resolve("state"));
        MailServers servers = MailServers.shared();
        unused = Files.writeString(
                folder.resolve("token"), EntraTokens.of(servers.keys()).token(user));
        unused = Files.writeString(
                folder.resolve("mbsyncrc"), SETTINGS.formatted(port, user, folder, servers.certificate()));
    }

    /** Brings the copy up to date; milliseconds of the whole program. */
    double run() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        long began = System.nanoTime();
        int end = new ProcessBuilder(
                        List.of("mbsync", "-q", "-c", folder.resolve("mbsyncrc").toString(), "all"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        double took = (System.nanoTime() - began) / 1e6;
        if (end != 0) {
            throw new IllegalStateException("mbsync ends with " + end + ": " + Files.readString(log));
        }
        return took;
    }

    /** How many messages it has. */
    int count() throws IOException {
        int all = 0;
        for (String part : List.of("cur", "new")) {
            try (var files = Files.list(folder.resolve("near/INBOX").resolve(part))) {
                all += (int) files.count();
            }
        }
        return all;
    }
}
