package org.portal365.reference.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.portal365.api.portal.Profile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the administrator "admin" when there is none yet, with a random password in a file only the owner can read. */
public final class FirstAdministrator {
    public static final String LOGIN = "admin";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private FirstAdministrator() {}

    /** Makes sure there is an administrator. The file is written first: an account nobody can use would stay for good. */
    public static void ensure(LocalAccounts accounts, Path file) {
        if (accounts.hasAdministrator()) {
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
