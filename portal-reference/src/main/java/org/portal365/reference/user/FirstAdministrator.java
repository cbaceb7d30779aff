package org.portal365.reference.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.portal365.api.portal.Profile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the administrator "admin" when there is none yet, with a random password in a file only the owner can read. The
 * file goes when the password is another one.
 */
public record FirstAdministrator(LocalAccounts accounts, Path file) {
    public static final String LOGIN = "admin";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    /** Makes sure there is an administrator. The file is written first: an account nobody can use would stay for good. */
    public void ensure() {
        if (accounts.hasAdministrator()) {
            forget(); // a node may have been killed after the change
            return;
        }
        String password = Passwords.generate();
        try {
            write(file, password);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        try {
            accounts.create(LOGIN, password, Profile.named("Administrator"), true);
        } catch (JdbiException e) {
            discard(file);
            if (accounts.hasAdministrator()) {
                return; // another node was faster
            }
            throw e;
        }
        LOG.info("The first administrator is \"{}\"; the password is in {}", LOGIN, file);
    }

    /** Deletes the file once its password opens nothing any more. */
    public void forget() {
        try {
            if (accounts.check(LOGIN, Files.readString(file).strip()).isEmpty()) {
                discard(file);
            }
        } catch (NoSuchFileException e) {
            return; // the usual case, long after the start
        } catch (IOException e) {
            LOG.warn("{} cannot be read", file, e);
        }
    }

    private static void write(Path file, String password) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner)) {
            channel.write(java.nio.charset.StandardCharsets.UTF_8.encode(password + "\n"));
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} holds a password that is not in use and cannot be deleted", file, e);
        }
    }
}
