package org.portal365.sandbox.graph.drive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Where drives, items, upload sessions and editor sessions are kept: an MVStore file, committed at each change so that a kill
 * loses nothing, with all items in memory beside it. Callers hold {@link #lock()} over what belongs together.
 */
public final class DriveStore implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final MVStore file;
    private final MVMap<String, String> driveRows;
    private final MVMap<String, String> itemRows;
    private final MVMap<String, String> uploadRows;
    private final MVMap<String, String> editorRows;
    private final Map<String, DriveRecord> drives = new HashMap<>();
    private final Map<String, DriveItems> items = new HashMap<>();
    private long seq;

    public DriveStore(Path path) {
        this.file = new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                .open();
        this.driveRows = file.openMap("drives");
        this.itemRows = file.openMap("items");
        this.uploadRows = file.openMap("uploads");
        this.editorRows = file.openMap("editors");
        driveRows.values().forEach(row -> remember(read(row, DriveRecord.class)));
        itemRows.values().forEach(row -> remember(read(row, Item.class)));
    }

    /** The monitor that guards every read-then-write. */
    public Object lock() {
        return file;
    }

    public synchronized Collection<DriveRecord> drives() {
        return List.copyOf(drives.values());
    }

    public synchronized Optional<DriveRecord> drive(String id) {
        return Optional.ofNullable(drives.get(id));
    }

    /** Keeps a new drive and its root together. */
    public synchronized void add(DriveRecord drive, Item root) {
        remember(drive);
        driveRows.put(drive.id(), write(drive));
        put(root);
    }

    /** Keeps an item as the newest change of the drives; returns it with its position. */
    public synchronized Item put(Item item) {
        Item stored = item.at(++seq);
        itemsOf(stored.driveId()).put(stored);
        itemRows.put(stored.driveId() + '/' + stored.id(), write(stored));
        file.commit();
        return stored;
    }

    public synchronized DriveItems itemsOf(String driveId) {
        return items.computeIfAbsent(driveId, id -> new DriveItems());
    }

    public synchronized long lastChange() {
        return seq;
    }

    public synchronized Optional<UploadRecord> upload(String token) {
        return Optional.ofNullable(uploadRows.get(token)).map(row -> read(row, UploadRecord.class));
    }

    public synchronized void put(UploadRecord upload) {
        uploadRows.put(upload.token(), write(upload));
        file.commit();
    }

    public synchronized void removeUpload(String token) {
        uploadRows.remove(token);
        file.commit();
    }

    public synchronized List<EditorSession> editors() {
        List<EditorSession> all = new ArrayList<>();
        editorRows.values().forEach(row -> all.add(read(row, EditorSession.class)));
        return all;
    }

    public synchronized Optional<EditorSession> editor(String id) {
        return Optional.ofNullable(editorRows.get(id)).map(row -> read(row, EditorSession.class));
    }

    public synchronized void put(EditorSession session) {
        editorRows.put(session.id(), write(session));
        file.commit();
    }

    public synchronized void removeEditor(String id) {
        editorRows.remove(id);
        file.commit();
    }

    /** Forgets everything: the sandbox was reset. */
    public synchronized void clear() {
        List.of(driveRows, itemRows, uploadRows, editorRows).forEach(MVMap::clear);
        drives.clear();
        items.clear();
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }

    private void remember(DriveRecord drive) {
        drives.put(drive.id(), drive);
    }

    private void remember(Item item) {
        seq = Math.max(seq, item.seq());
        itemsOf(item.driveId()).put(item);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(String row, Class<T> type) {
        try {
            return JSON.readValue(row, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
