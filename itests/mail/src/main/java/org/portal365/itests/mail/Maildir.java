package org.portal365.itests.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of a mailbox as it lies on the server's disk: read and written past the server. */
public final class Maildir {
    private static final Pattern MESSAGE_ID =
            Pattern.compile("^Message-ID: *(<[^>\\r\\n]*>)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    /** The names of files begin with a time. */
    private static final long FIRST = 1_600_000_000L;

    private static final int HEADER = 16 * 1024;

    private final Path folder;

    Maildir(Path folder) throws IOException {
        this.folder = Commands.folder(folder, true);
        for (String part : List.of("cur", "new", "tmp")) {
            Path there = Commands.folder(folder.resolve(part), true);
            if (!Files.isDirectory(there)) {
                throw new IOException(there + " is no folder");
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** Puts a message there that nobody has seen yet. The server numbers those that it finds by these numbers. */
    public void add(int number, byte[] message, Instant received) throws IOException {
        Path file = Files.write(place(number), message);
        Files.setLastModifiedTime(file, FileTime.from(received));
    }

    /** Moves a message there that lies in a file. */
    public void add(int number, Path message, Instant received) throws IOException {
        Path file = Files.move(message, place(number));
        Files.setLastModifiedTime(file, FileTime.from(received));
    }

    private Path place(int number) {
        return folder.resolve("cur").resolve((FIRST + number) + ".M" + number + "P1.test:2,");
    }

    /** How often each Message-ID is there. */
    public Map<String, Integer> messageIds() {
        Map<String, Integer> ids = new TreeMap<>();
        files().forEach(file -> ids.merge(messageId(file), 1, Integer::sum));
        return ids;
    }

    /** How many there are. */
    public int size() {
        return files().size();
    }

    /** All messages, as they lie there. */
    public List<String> messages() {
        return files().stream().map(Maildir::text).toList();
    }

    private List<Path> files() {
        List<Path> all = new ArrayList<>();
        for (String part : List.of("cur", "new")) {
            try (Stream<Path> files = Files.list(folder.resolve(part))) {
                files.forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String messageId(Path file) {
        try (var in = Files.newInputStream(file)) {
            Matcher matcher = MESSAGE_ID.matcher(new String(in.readNBytes(HEADER), ISO_8859_1));
            return matcher.find() ? matcher.group(1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the server count anew: other UIDs under another UIDVALIDITY, as after a restore from a backup. */
    public void renumber() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith("dovecot-uid") || name.startsWith("dovecot.index") || name.equals("dovecot.list")) {
                    Files.delete(file);
                }
            }
        }
    }
}
