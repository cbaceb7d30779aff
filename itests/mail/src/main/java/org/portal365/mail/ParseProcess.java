package org.portal365.mail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.portal365.api.Body;
import org.portal365.mail.mime.MimeReader;

/** Takes messages apart in a process whose memory is small, and says how long the slowest took. */
public final class ParseProcess {
    /** By processor time, as the machine may be busy with other things. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ParseProcess() {}

    /**
     * Reads them all, one after the other.
     *
     * @param arguments the folder of the messages
     */
    public static void main(String[] arguments) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        MimeReader reader = new MimeReader();
        long slowest = 0;
        for (Path file : files) {
            long begun = THREADS.getCurrentThreadCpuTime();
            if (reader.read(Body.of(file)).summary().size() != Files.size(file)) {
                throw new IllegalStateException(file + " has another size");
            }
            slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - begun);
        }
        System.out.println("parsed " + files.size() + " slowest " + slowest / 1_000_000);
    }
}
