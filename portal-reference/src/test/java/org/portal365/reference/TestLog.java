package org.portal365.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the portal has written to its log since a moment. */
final class TestLog {
    private static final Path FILE = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));

    private static final String AUDIT = " INFO audit - ";

    private final long start;

    private TestLog(long start) {
        this.start = start;
    }

    static TestLog fromNow() {
        try {
            return new TestLog(Files.size(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of the audit trail. */
    List<String> audit() {
        return all().stream().filter(line -> line.contains(AUDIT)).toList();
    }

    /** All other lines. */
    List<String> lines() {
        return all().stream().filter(line -> !line.contains(AUDIT)).toList();
    }

    private List<String> all() {
        try (var in = Files.newByteChannel(FILE)) {
            in.position(start);
            return new String(Channels.newInputStream(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
