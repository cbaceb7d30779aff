package org.portal365.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.portal365.api.Body;
import org.portal365.api.mail.Arrival;
import org.portal365.api.mail.BlobId;
import org.portal365.api.mail.Checkpoint;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.FolderChange;
import org.portal365.api.mail.FolderState;
import org.portal365.api.mail.MailFolder;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.PendingChange;

/**
 * A folder of files, as mbsync makes one: each message is on the disk under another name before it gets its own, and how
 * far it is in a file beside. Of one mailbox.
 */
final class FileMailStore implements MailStore {
    private final Path folder;
    private final Map<MailFolderId, Checkpoint> checkpoints = new HashMap<>();
    private final Map<MailFolderId, Map<Long, Set<Flag>>> known = new HashMap<>();
    private long changed;

    FileMailStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    synchronized int count() {
        return known.values().stream().mapToInt(Map::size).sum();
    }

    /** When something last came or changed, by the clock of {@link System#nanoTime}. */
    synchronized long changed() {
        return changed;
    }

    /** How many of all messages have a flag. */
    synchronized long count(Flag flag) {
        return known.values().stream()
                .flatMap(flags -> flags.values().stream())
                .filter(flags -> flags.contains(flag))
                .count();
    }

    @Override
    public void folders(MailboxId box, List<MailFolder> folders) {
        folders.forEach(one -> create(place(one.id())));
    }

    private static void create(Path folder) {
        try {
            var unused = Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(MailFolderId id) {
        return folder.resolve(id.value().replace('/', '.'));
    }

    @Override
    public synchronized FolderState state(MailboxId box, MailFolderId id) {
        return new FolderState(
                Optional.ofNullable(checkpoints.get(id)),
                known.getOrDefault(id, Map.of()).size());
    }

    @Override
    public synchronized Map<Long, Set<Flag>> known(MailboxId box, MailFolderId id, long firstUid, long lastUid) {
        TreeMap<Long, Set<Flag>> all = new TreeMap<>(known.getOrDefault(id, Map.of()));
        return all.subMap(firstUid, true, lastUid, true);
    }

    @Override
    public BlobId stage(MailboxId box, Body raw) throws IOException {
        String name = UUID.randomUUID().toString();
        try (FileChannel out = FileChannel.open(
                        folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                InputStream in = raw.open(0)) {
            for (byte[] bytes = in.readNBytes(1 << 16); bytes.length > 0; bytes = in.readNBytes(1 << 16)) {
                write(out, bytes);
            }
            out.force(true);
        }
        return new BlobId(name);
    }

    private static void write(FileChannel out, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            int unused = out.write(buffer);
        }
    }

    @Override
    public synchronized boolean apply(FolderChange change) {
        if (!change.expected().equals(Optional.ofNullable(checkpoints.get(change.folder())))) {
            return false;
        }
        Map<Long, Set<Flag>> flags = known.computeIfAbsent(change.folder(), id -> new TreeMap<>());
        try {
            for (Arrival arrival : change.arrivals()) {
                Path unused = Files.move(
                        folder.resolve(arrival.blob().value()),
                        place(change.folder()).resolve(Long.toString(arrival.uid())),
                        StandardCopyOption.ATOMIC_MOVE);
                flags.put(arrival.uid(), arrival.flags());
            }
            keep(change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        change.flags().forEach((uid, now) -> flags.computeIfPresent(uid, (one, before) -> now));
        flags.keySet().removeAll(change.vanished());
        checkpoints.put(change.folder(), change.next());
        if (!change.arrivals().isEmpty() || !change.flags().isEmpty()) {
            changed = System.nanoTime();
        }
        return true;
    }

    private void keep(FolderChange change) throws IOException {
        Path file = folder.resolve("checkpoint-" + UUID.randomUUID());
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(out, change.next().toString().getBytes(StandardCharsets.UTF_8));
            out.force(true);
        }
        Path unused =
                Files.move(file, place(change.folder()).resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public List<PendingChange> pending(MailboxId box, int most) {
        return List.of();
    }

    @Override
    public void settled(List<PendingChange> done) {
        // Nobody changes anything here.
    }

    @Override
    public void remove(MailboxId box) {
        throw new UnsupportedOperationException("no measurement removes mailboxes");
    }
}
