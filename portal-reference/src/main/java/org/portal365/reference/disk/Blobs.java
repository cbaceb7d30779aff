package org.portal365.reference.disk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.portal365.api.Body;

/**
 * Write-once files under names of our own in a folder that all nodes share. A file is complete and on the disk before it
 * has its name, so that whatever is killed leaves at most a file that nobody refers to; {@link #sweep} removes these.
 */
public final class Blobs {
    private static final int CHUNK = 64 * 1024;

    private final Path blobs;
    private final Path incoming;

    public Blobs(Path folder) {
        blobs = folder.resolve("blobs");
        incoming = folder.resolve("incoming");
        try {
            Files.createDirectories(blobs);
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for files cannot be made: " + folder, e);
        }
    }

    /**
     * Keeps the bytes of a body; nothing is left when it breaks off or is not as long as it says.
     *
     * @throws UncheckedIOException when it cannot be read or kept whole
     */
    public Blob write(Body body) {
        return written(part -> {
            long size = copy(body, part);
            if (size != body.length()) {
                throw new IOException("the body has " + size + " bytes, not " + body.length());
            }
            return size;
        });
    }

    /**
     * Keeps what is written; nothing is left when that breaks off.
     *
     * @throws UncheckedIOException when it cannot be kept whole
     */
    public Blob write(Writing writing) {
        return written(part -> {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), CHUNK)) {
                writing.to(out);
                out.flush();
                channel.force(true);
                return channel.size();
            }
        });
    }

    /** Somebody who writes bytes. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Fills a file and says how many bytes it has. */
    private interface Filling {
        long into(Path part) throws IOException;
    }

    private Blob written(Filling filling) {
        String name = UUID.randomUUID().toString();
        Path part = incoming.resolve(name);
        try {
            long size = filling.into(part);
            Path place = place(name);
            ensure(shelf(name));
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            force(shelf(name));
            return new Blob(name, size);
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes cannot be kept", e);
        } finally {
            delete(part);
        }
    }

    /** The bytes of a blob, read from any offset. */
    public Body read(Blob blob) {
        Path file = place(blob.name());
        return new Body() {
            @Override
            public long length() {
                return blob.size();
            }

            @Override
            public InputStream open(long offset) throws IOException {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                return Channels.newInputStream(channel.position(offset));
            }
        };
    }

    public void delete(Blob blob) {
        delete(place(blob.name()));
    }

    /**
     * Removes what nobody refers to.
     *
     * @param before only files older than this: younger ones may belong to a write that is under way
     * @return how many were removed
     */
    public int sweep(Instant before, Predicate<String> referred) {
        int swept = 0;
        for (Path folder : List.of(incoming, blobs)) {
            boolean parts = folder.equals(incoming);
            for (Path file : files(folder)) {
                String name = String.valueOf(file.getFileName());
                if (older(file, before) && (parts || !referred.test(name))) {
                    delete(file);
                    swept++;
                }
            }
        }
        return swept;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for files cannot be read", e);
        }
    }

    private static boolean older(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long copy(Body body, Path part) throws IOException {
        try (InputStream in = body.open(0);
                FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] chunk = new byte[CHUNK];
            long size = 0;
            for (int read = in.read(chunk); read >= 0 && size <= body.length(); read = in.read(chunk)) {
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
                while (bytes.hasRemaining()) {
                    size += out.write(bytes);
                }
            }
            out.force(true);
            return size;
        }
    }

    private static void ensure(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            force(folder.resolve(".."));
        } catch (FileAlreadyExistsException there) {
            // Made by an earlier blob.
        }
    }

    /** Makes a new name in a folder survive a power cut. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a file cannot be removed", e);
        }
    }

    private Path place(String name) {
        return shelf(name).resolve(name);
    }

    private Path shelf(String name) {
        return blobs.resolve(name.substring(0, 2));
    }
}
