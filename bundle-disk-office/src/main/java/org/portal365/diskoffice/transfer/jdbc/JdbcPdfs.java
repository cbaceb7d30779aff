package org.portal365.diskoffice.transfer.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.VersionId;
import org.portal365.diskoffice.transfer.core.Pdfs;

/** PDFs in parts of 1 MiB, so that no node ever has a whole one in memory and each node can give it. */
public final class JdbcPdfs implements Pdfs {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int PART = 1 << 20;
    /** All of them together, in bytes. */
    private static final long MOST = 4L << 30;

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcPdfs(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Optional<Body> find(FileId file, VersionId version) {
        String tag = tag(file, version);
        return jdbi.withHandle(handle -> handle.createQuery("select size from diskoffice_pdf where tag = :tag")
                        .bind("tag", tag)
                        .mapTo(Long.class)
                        .findOne())
                .map(size -> new Parts(tag, size));
    }

    @Override
    public void keep(FileId file, VersionId version, Path pdf) throws IOException {
        String tag = tag(file, version);
        long size = Files.size(pdf);
        try (InputStream in = Files.newInputStream(pdf)) {
            jdbi.useTransaction(handle -> {
                forget(handle, size);
                erase(handle, tag);
                handle.createUpdate("insert into diskoffice_pdf (tag, size, made) values (:tag, :size, :now)")
                        .bind("tag", tag)
                        .bind("size", size)
                        .bind("now", clock.instant())
                        .execute();
                write(handle, tag, in);
            });
        }
    }

    private static void write(Handle handle, String tag, InputStream in) throws IOException {
        int part = 0;
        for (byte[] bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART)) {
            handle.createUpdate("insert into diskoffice_pdf_part (tag, part, content) values (:tag, :part, :content)")
                    .bind("tag", tag)
                    .bind("part", part++)
                    .bind("content", bytes)
                    .execute();
        }
    }

    /** The old ones, then the oldest until there is room. */
    private void forget(Handle handle, long room) {
        Instant old = clock.instant().minus(KEPT);
        long used = 0;
        var all = handle.createQuery("select tag, size, made from diskoffice_pdf order by made desc")
                .map((row, context) -> new Kept(
                        row.getString("tag"),
                        row.getLong("size"),
                        row.getObject("made", java.time.OffsetDateTime.class).toInstant()))
                .list();
        for (Kept kept : all) {
            used += kept.size();
            if (kept.made().isBefore(old) || used + room > MOST) {
                erase(handle, kept.tag());
            }
        }
    }

    private static void erase(Handle handle, String tag) {
        for (String table : new String[] {"diskoffice_pdf_part", "diskoffice_pdf"}) {
            handle.createUpdate("delete from " + table + " where tag = :tag")
                    .bind("tag", tag)
                    .execute();
        }
    }

    private static String tag(FileId file, VersionId version) {
        return file + "/" + version;
    }

    private record Kept(String tag, long size, Instant made) {}

    /** Reads part after part, each when it is wanted. */
    private final class Parts implements Body {
        private final String tag;
        private final long size;

        Parts(String tag, long size) {
            this.tag = tag;
            this.size = size;
        }

        @Override
        public long length() {
            return size;
        }

        @Override
        public InputStream open(long offset) throws IOException {
            InputStream in = new PartStream(tag, (int) (offset / PART));
            in.skipNBytes(offset % PART);
            return in;
        }
    }

    private final class PartStream extends InputStream {
        private final String tag;
        private int next;
        private InputStream part = InputStream.nullInputStream();

        PartStream(String tag, int first) {
            this.tag = tag;
            this.next = first;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = part.read(target, offset, length);
            if (read >= 0 || length == 0) {
                return read;
            }
            Optional<byte[]> bytes = jdbi.withHandle(handle -> handle.createQuery(
                            "select content from diskoffice_pdf_part where tag = :tag and part = :part")
                    .bind("tag", tag)
                    .bind("part", next)
                    .map((row, context) -> row.getBytes(1))
                    .findOne());
            if (bytes.isEmpty()) {
                return -1;
            }
            next++;
            part = new ByteArrayInputStream(bytes.get());
            return part.read(target, offset, length);
        }
    }
}
