package org.portal365.reference.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jdbi.v3.core.JdbiException;
import org.portal365.api.portal.Profile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the administrator "admin" when there is none yet, with a random password in a file only the owner can read. The
 * file goes when the password is another one. Several nodes may do so at once on the same disk: each writes a file of its
 * own, and only that of the node whose account was made gets the known name.
 */
public record FirstAdministrator(LocalAccounts accounts, Path file) {
    public static final String LOGIN = "admin";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    /** Makes sure there is an administrator. The file is written first: an account nobody can use would stay for good. */
    public void ensure() {
        if (accounts.hasAdministrator()) {
            tidy(); // a node may have been killed in the middle
            return;
        }
        String password = Passwords.generate();
        Path own = write(password);
        try {
            accounts.create(LOGIN, password, Profile.named("Administrator"), true);
        } catch (JdbiException e) {
            discard(own);
            if (accounts.hasAdministrator()) {
                return; // another node was faster
            }
            throw e;
        }
        publish(own);
        LOG.info("The first administrator is \"{}\"; the password is in {}", LOGIN, file);
    }

    /** Deletes the file once its password opens nothing any more. */
    public void forget() {
        if (Files.exists(file) && !opens(file)) {
            discard(file);
        }
    }

    private void tidy() {
        forget();
        try (DirectoryStream<Path> left = Files.newDirectoryStream(file.getParent(), file.getFileName() + ".*")) {
            for (Path own : left) {
                if (opens(own)) {
                    publish(own);
                } else {
                    discard(own);
                }
            }
        } catch (NoSuchFileException e) {
            return; // nothing was ever written
        } catch (IOException e) {
            LOG.warn("{} cannot be read", file.getParent(), e);
        }
    }

    /** What cannot be read may still open the door: it stays. */
    private boolean opens(Path written) {
        try {
            return accounts.check(LOGIN, Files.readString(written).strip()).isPresent();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            LOG.warn("{} cannot be read", written, e);
            return true;
        }
    }

    private Path write(String password) {
        try {
            Files.createDirectories(file.getParent());
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path own = Files.createTempFile(file.getParent(), file.getFileName() + ".", "", onlyOwner);
            return Files.writeString(own, password + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void publish(Path own) {
        try {
            Files.move(own, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return; // another node has just done it
        } catch (IOException e) {
            LOG.warn("The password of \"{}\" is in {}", LOGIN, own, e);
        }
    }

    private static void discard(Path written) {
        try {
            Files.deleteIfExists(written);
        } catch (IOException e) {
            LOG.warn("{} holds a password that is not in use and cannot be deleted", written, e);
        }
    }
}
