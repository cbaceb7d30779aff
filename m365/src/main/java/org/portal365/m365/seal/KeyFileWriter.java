package org.portal365.m365.seal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.portal365.m365.secret.SealUnavailableException;

/** Writes a key file: with its final mode from the first byte on, and on the disk before anything is sealed with it. */
record KeyFileWriter(Path path, Clock clock) {
    /** A new key, named after the month. */
    OctetSequenceKey newKey() {
        String kid = YearMonth.now(clock.withZone(ZoneOffset.UTC)) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        try {
            return new OctetSequenceKeyGenerator(KeyFile.KEY_BITS).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new SealUnavailableException("no key can be made", e);
        }
    }

    /** Makes the file; an existing one stays as it is and is an error. */
    void create(OctetSequenceKey key) {
        try {
            Path folder = folder();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            write(path, List.of(key));
        } catch (IOException e) {
            throw new SealUnavailableException("the key file " + path + " cannot be made", e);
        }
    }

    /** Puts other keys in the place of those in the file, at one stroke: a reader sees the old ones or the new ones. */
    void replace(List<OctetSequenceKey> keys) {
        Path next = folder().resolve("." + path.getFileName() + "." + UUID.randomUUID());
        try {
            try {
                write(next, keys);
                Path unused =
                        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                syncFolder();
            } finally {
                boolean unused = Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw new SealUnavailableException("the key file " + path + " cannot be written", e);
        }
    }

    private Path folder() {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? path.toAbsolutePath().getRoot() : folder;
    }

    private static void write(Path file, List<OctetSequenceKey> keys) throws IOException {
        String json = new JWKSet(List.<JWK>copyOf(keys)).toString(false);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = posix
                ? FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(KeyFile.OWNER_ONLY))
                : FileChannel.open(file, options)) {
            ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                int unused = channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** So that the new name is on the disk too, where folders can be opened at all. */
    private void syncFolder() throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Takes back a file that was made for nothing. */
    void remove() {
        try {
            boolean unused = Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new SealUnavailableException("the key file " + path + " cannot be removed", e);
        }
    }
}
