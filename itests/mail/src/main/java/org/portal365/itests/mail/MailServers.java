package org.portal365.itests.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Two Dovecots, one as it is and one that announces what Exchange Online does, and a Postfix before the latter. */
public final class MailServers {
    /** Signs in by name and password at all of them, for the mailbox of {@link #HOUSE_ADDRESS}. */
    public static final String HOUSE_LOGIN = "clara.house";

    public static final String HOUSE_PASSWORD = "Clara says \"open\" 1";
    public static final String HOUSE_ADDRESS = "clara@example.test";

    private static final class Shared {
        static final MailServers ONE = start();
    }

    private final Path folder;
    private final LocalDovecot everything;
    private final LocalDovecot exchange;
    private final LocalPostfix postfix;

    private MailServers(Path folder) throws IOException {
        this.folder = Commands.folder(folder, false);
        var unused = EntraTokens.create(folder.resolve("keys"));
        Files.writeString(
                folder.resolve("passwords"),
                HOUSE_LOGIN + ":{PLAIN}" + HOUSE_PASSWORD + "::::::user=" + HOUSE_ADDRESS + "\n");
        Commands.run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                folder.resolve("tls.key").toString(),
                "-out",
                certificate().toString()));
        CompletableFuture<LocalDovecot> first = CompletableFuture.supplyAsync(
                () -> LocalDovecot.start(folder.resolve("everything"), LocalDovecot.Announces.EVERYTHING, folder));
        exchange = LocalDovecot.start(folder.resolve("exchange"), LocalDovecot.Announces.EXCHANGE_ONLINE, folder);
        postfix = LocalPostfix.start(folder.resolve("postfix"), exchange, folder);
        everything = first.join();
    }

    /** The servers of this run; they end with it. */
    public static MailServers shared() {
        return Shared.ONE;
    }

    private static MailServers start() {
        try {
            MailServers servers = new MailServers(scratch("servers"));
            Runtime.getRuntime().addShutdownHook(new Thread(servers::stop, "mail-servers"));
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new folder, in memory where the system has a place for that: nothing here has to outlive the machine. */
    public static Path scratch(String name) throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "portal365-" + name)
                : Files.createTempDirectory("portal365-" + name);
    }

    private void stop() {
        everything.close();
        exchange.close();
        postfix.close();
        delete(folder);
    }

    /** A folder that is no longer needed. */
    public static void delete(Path folder) {
        Commands.run(List.of("rm", "-rf", folder.toString()));
    }

    /** Where {@link EntraTokens#of} finds them. */
    public Path keys() {
        return folder.resolve("keys");
    }

    /** The only authority to trust for "localhost". */
    public Path certificate() {
        return folder.resolve("tls.pem");
    }

    public LocalDovecot everything() {
        return everything;
    }

    public LocalDovecot exchange() {
        return exchange;
    }

    public LocalPostfix postfix() {
        return postfix;
    }
}
