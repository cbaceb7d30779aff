package org.portal365.itests.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Dovecot of the system's packages on loopback, in a folder of its own: XOAUTH2 inside TLS with tokens that it checks
 * itself, any user of "example.test"; one has a password. Mailboxes are maildirs, which can be read and written past it; those
 * of users called "boxed…" are mdboxes, which it opens in the same time however many messages there are.
 */
public final class LocalDovecot implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final String EXCHANGE_ONLINE =
            "IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+";

    private final Path folder;
    private final int imaps;
    private final int lmtp;
    private final int sasl;
    private final Process process;

    /** What it says that it can do. */
    public enum Announces {
        /** All of it, QRESYNC and CONDSTORE among it. */
        EVERYTHING,
        /** Exactly the list of Exchange Online. */
        EXCHANGE_ONLINE
    }

    private LocalDovecot(Path folder, Announces what, Path shared) throws IOException {
        this.folder = Commands.folder(folder, false);
        this.imaps = Commands.freePort();
        this.lmtp = Commands.freePort();
        this.sasl = Commands.freePort();
        Path mail = Commands.folder(folder.resolve("mail"), true);
        Path run = Files.createDirectories(folder.resolve("run"));
        Path oauth2 = Files.writeString(folder.resolve("oauth2.conf"), """
                introspection_mode = local
                local_validation_key_dict = fs:posix:prefix=%s/
                issuers = %s
                client_id = %s
                username_attribute = upn
                """.formatted(
                        shared.resolve("keys"), EntraTokens.ISSUER, EntraTokens.OUTLOOK));
        Map<String, String> places = Map.of(
                "run", run.toString(),
                "log", folder.resolve("log").toString(),
                "shared", shared.toString(),
                "oauth2", oauth2.toString(),
                "mail", mail.toString());
        Files.writeString(conf(), settings(what, places));
        process = new ProcessBuilder("/usr/sbin/dovecot", "-F", "-c", conf().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    /** Starts it; TLS and keys are those of the folder that servers share. */
    static LocalDovecot start(Path folder, Announces what, Path shared) {
        try {
            LocalDovecot server = new LocalDovecot(folder, what, shared);
            await(server.imaps);
            await(server.lmtp);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Dovecot does not start; is it installed? ./test does it", e);
        }
    }

    static void await(int port) {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() - end < 0) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        throw new IllegalStateException("nobody answers at port " + port);
    }

    private Path conf() {
        return folder.resolve("dovecot.conf");
    }

    private String settings(Announces what, Map<String, String> values) {
        String user = System.getProperty("user.name");
        String group = Commands.run(List.of("id", "-gn")).strip();
        boolean root = Commands.root();
        Map<String, String> all = new HashMap<>(values);
        all.put("owner", root ? "uid=nobody gid=nogroup" : "uid=" + user + " gid=" + group);
        all.put("imaps", Integer.toString(imaps));
        all.put("lmtp", Integer.toString(lmtp));
        all.put("sasl", Integer.toString(sasl));
        String capabilities = what == Announces.EXCHANGE_ONLINE ? "imap_capability = " + EXCHANGE_ONLINE + "\n" : "";
        String own = root
                ? ""
                : "default_internal_user = %1$s\ndefault_login_user = %1$s\ndefault_internal_group = %2$s\n"
                        .formatted(user, group);
        return capabilities + own + Commands.filled("dovecot.conf", all);
    }

    /** IMAP inside TLS. */
    public int imaps() {
        return imaps;
    }

    int lmtp() {
        return lmtp;
    }

    int sasl() {
        return sasl;
    }

    /** What it has written down. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of a user: "INBOX" or one beside it. */
    public Maildir mailbox(String user, String name) throws IOException {
        Path home = Commands.folder(folder.resolve("mail").resolve(user), true);
        Path top = Commands.folder(home.resolve("Maildir"), true);
        return new Maildir(name.equals("INBOX") ? top : top.resolve("." + name));
    }

    /** Brings messages that are in a maildir into the INBOX of a user, in their order. */
    public void bring(Maildir messages, String user) {
        String unused = doveadm("import", "-u", user, "maildir:" + messages.folder(), "", "all");
    }

    /** Does what an administrator, or another client, would do. */
    public String doveadm(String... arguments) {
        List<String> command = new ArrayList<>(List.of("doveadm", "-c", conf().toString()));
        command.addAll(List.of(arguments));
        return Commands.run(command);
    }

    /** Whether nobody is in a user's mailbox. */
    public boolean quiet(String user) {
        return !doveadm("who", "-1").contains(user);
    }

    /** At once; its children end by themselves. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
