package org.portal365.itests.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Postfix of the system's packages on loopback, in a folder of its own; it needs root. One port is for submission as
 * Exchange Online has it: STARTTLS, XOAUTH2, and a copy of everything in the sender's folder "Sent". The other takes what
 * comes from this machine, without sign-in, and keeps no copies: a portal's local server.
 */
public final class LocalPostfix implements AutoCloseable {
    private final Path folder;
    private final int submission;
    private final int local;

    private LocalPostfix(Path folder, LocalDovecot dovecot, Path shared) throws IOException {
        this.folder = folder;
        this.submission = Commands.freePort();
        this.local = Commands.freePort();
        Path etc = Files.createDirectories(Commands.folder(folder, false).resolve("etc"));
        Files.createDirectories(folder.resolve("queue"));
        Path data = Files.createDirectories(folder.resolve("data"));
        Commands.run(List.of("chown", "postfix", data.toString()));
        Files.writeString(etc.resolve("sent"), "/^([^@+]*)@(.*)$/ $1+Sent@$2\n");
        Map<String, String> values = Map.of(
                "folder", folder.toString(),
                "shared", shared.toString(),
                "lmtp", Integer.toString(dovecot.lmtp()),
                "sasl", Integer.toString(dovecot.sasl()),
                "submission", Integer.toString(submission),
                "local", Integer.toString(local));
        Files.writeString(etc.resolve("main.cf"), Commands.filled("main.cf", values));
        Files.writeString(etc.resolve("master.cf"), Commands.filled("master.cf", values));
        Commands.run(List.of("/usr/sbin/postfix", "-c", etc.toString(), "start"));
    }

    static LocalPostfix start(Path folder, LocalDovecot dovecot, Path shared) {
        try {
            LocalPostfix server = new LocalPostfix(folder, dovecot, shared);
            LocalDovecot.await(server.submission);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Postfix does not start; is it installed? ./test does it", e);
        }
    }

    /** For users, with STARTTLS and sign-in. */
    public int submission() {
        return submission;
    }

    /** For this machine, without. */
    public int local() {
        return local;
    }

    /** What it has written down. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At once; its children end by themselves. */
    @Override
    public void close() {
        try {
            long pid = Long.parseLong(
                    Files.readString(folder.resolve("queue/pid/master.pid")).strip());
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
