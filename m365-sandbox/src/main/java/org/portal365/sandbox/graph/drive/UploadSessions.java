package org.portal365.sandbox.graph.drive;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Upload sessions (Graph page "driveItem: createUploadSession"): ranges strictly one after another, each but the last a
 * multiple of 320 KiB; what a broken request brought is forgotten; the received part survives a kill.
 */
public final class UploadSessions {
    private static final int FRAGMENT = 320 * 1024;
    private static final long MAX_REQUEST = 60L * 1024 * 1024;
    private static final Duration LIFE = Duration.ofDays(7);

    private final DriveStore store;
    private final Drives drives;
    private final Changes changes;
    private final Blobs blobs;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    public UploadSessions(DriveStore store, Drives drives, Changes changes, Blobs blobs, Clock clock) {
        this.store = store;
        this.drives = drives;
        this.changes = changes;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** What a range led to: the session as it stands, and the file once it is complete. */
    public record Progress(UploadRecord session, Changes.@Nullable Stored stored) {}

    /** What a session is opened with; {@code itemId} names the file to replace, null for a new one. */
    public record Request(
            Item parent,
            @Nullable String itemId,
            String name,
            Conflict conflict,
            @Nullable String ifMatch,
            boolean deferCommit,
            Person by,
            String appId) {}

    /** Opens a session. */
    public UploadRecord open(Request request) {
        UploadRecord session = new UploadRecord(
                Ids.secret("upload"),
                request.parent().driveId(),
                request.parent().id(),
                request.itemId(),
                ItemNames.checked(request.name()),
                request.conflict(),
                request.ifMatch(),
                request.deferCommit(),
                request.by(),
                request.appId(),
                clock.instant().plus(LIFE),
                0,
                -1);
        store.put(session);
        return session;
    }

    /** A session that is neither finished nor expired, else 404. */
    public UploadRecord session(String token) {
        UploadRecord session = store.upload(token).orElseThrow(UploadSessions::unknown);
        if (!clock.instant().isBefore(session.expires())) {
            forget(session);
            throw unknown();
        }
        return session;
    }

    private static GraphError unknown() {
        return new GraphError(404, "itemNotFound", "The upload session was not found").inner("uploadSessionNotFound");
    }

    /** Takes one range in. */
    public Progress receive(String token, ContentRange range, InputStream body) throws IOException {
        if (!busy.add(token)) {
            throw new GraphError(409, "invalidRequest", "Another range of this session is being received.");
        }
        try {
            UploadRecord session = session(token);
            check(session, range);
            append(session, range, body);
            UploadRecord grown = session.grown(
                    range.last() + 1, range.total(), clock.instant().plus(LIFE));
            store.put(grown);
            boolean complete = grown.received() == grown.total() && !grown.deferCommit();
            return complete ? new Progress(grown, stored(grown)) : new Progress(grown, null);
        } finally {
            busy.remove(token);
        }
    }

    private static void check(UploadRecord session, ContentRange range) {
        if (session.total() >= 0 && session.total() != range.total()) {
            throw GraphError.invalid("Declared total size differs from the earlier ranges'.")
                    .inner("fragmentLengthMismatch");
        }
        if (range.first() < session.received()) {
            throw new GraphError(416, "invalidRange", "Uploaded fragment overlaps with existing data.")
                    .inner("fragmentOverlap");
        }
        if (range.first() > session.received()) {
            throw new GraphError(416, "invalidRange", "Uploaded fragment is out of order.").inner("fragmentOutOfOrder");
        }
        if (range.length() >= MAX_REQUEST) {
            throw new GraphError(413, "invalidRequest", "A range must be smaller than 60 MiB.")
                    .inner("maxFragmentLengthExceeded");
        }
        if (range.last() + 1 < range.total() && range.length() % FRAGMENT != 0) {
            throw GraphError.invalid("Every range but the last must be a multiple of 320 KiB.");
        }
    }

    private void append(UploadRecord session, ContentRange range, InputStream body) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = range.length();
        try (RandomAccessFile out =
                new RandomAccessFile(blobs.uploadFile(session.token()).toFile(), "rw")) {
            out.setLength(session.received());
            out.seek(session.received());
            while (left > 0) {
                int n = body.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    throw GraphError.invalid("The request ended before its range did.");
                }
                out.write(buffer, 0, n);
                left -= n;
            }
            if (body.read() >= 0) {
                throw GraphError.invalid("The request holds more bytes than its range.");
            }
        }
    }

    /** Completes a session opened with deferCommit, or one whose completion failed. */
    public Changes.Stored commit(String token) throws IOException {
        UploadRecord session = session(token);
        if (session.received() != session.total()) {
            throw GraphError.invalid("The file is not complete yet.");
        }
        return stored(session);
    }

    /** Goes on under another name after a name conflict. */
    public UploadRecord redirect(String token, String name, Conflict conflict) {
        UploadRecord renamed = session(token).renamed(ItemNames.checked(name), conflict);
        store.put(renamed);
        return renamed;
    }

    /** A refused completion leaves the session and its bytes, as Graph does. */
    private Changes.Stored stored(UploadRecord session) throws IOException {
        Path part = blobs.uploadFile(session.token());
        Path staged = blobs.stagingFile();
        Files.createLink(staged, part);
        try {
            Changes.Stored stored = session.itemId() == null ? asNew(session, staged) : over(session, staged);
            forget(session);
            return stored;
        } finally {
            Files.deleteIfExists(staged);
        }
    }

    private Changes.Stored asNew(UploadRecord session, Path staged) {
        Item parent = drives.item(session.driveId(), session.parentId());
        return changes.putFile(parent, session.name(), staged, session.conflict(), session.by());
    }

    private Changes.Stored over(UploadRecord session, Path staged) {
        Item file = drives.item(session.driveId(), String.valueOf(session.itemId()));
        return new Changes.Stored(changes.replace(file, staged, session.ifMatch(), session.by()), false);
    }

    /** Ends a session; its bytes go. */
    public void cancel(String token) {
        forget(session(token));
    }

    private void forget(UploadRecord session) {
        store.removeUpload(session.token());
        try {
            Files.deleteIfExists(blobs.uploadFile(session.token()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
