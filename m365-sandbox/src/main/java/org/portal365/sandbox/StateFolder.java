package org.portal365.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** All state of one sandbox. A write is there completely or not at all, whenever the process is killed. */
public final class StateFolder {

    private final Path root;

    public StateFolder(Path root) {
        this.root = root;
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path resolve(String name) {
        return root.resolve(name);
    }

    public <T> Optional<T> read(String name, Class<T> type) {
        return readText(name).map(text -> Json.read(text, type));
    }

    public Optional<String> readText(String name) {
        Path file = resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String name, Object value) {
        replace(name, Json.write(value), "rw-r--r--");
    }

    public void writeText(String name, String text) {
        replace(name, text, "rw-r--r--");
    }

    /** Like {@link #writeText}, readable by the owner only. */
    public void writeSecret(String name, String text) {
        replace(name, text, "rw-------");
    }

    /** Temporary file, fsync, rename: the target is the old or the new content, never a part. */
    private synchronized void replace(String name, String text, String mode) {
        Path target = resolve(name);
        Path temporary = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.createDirectories(temporary.getParent());
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
