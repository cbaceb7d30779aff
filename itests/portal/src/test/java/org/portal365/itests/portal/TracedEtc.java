package org.portal365.itests.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portal365.itests.product.Program;

/** Karaf's own settings with the most talkative logging somebody in trouble might choose. */
final class TracedEtc {
    private static final Path ETC = Program.TOP.resolve("features/distribution/target/assembly/etc");

    private TracedEtc() {}

    /** Whole lines, in one file that is not rotated away, from all of these; and a line for each request. */
    static Path write(Path folder, Path requestLog, List<String> loggers) throws IOException {
        Map<String, String> logging = new LinkedHashMap<>();
        logging.put("log4j2.pattern", "%d{ISO8601} | %-5p | %c | %encode{%m}{CRLF}%n%throwable");
        logging.put("log4j2.appender.rolling.policies.size.size", "1GB");
        for (int i = 0; i < loggers.size(); i++) {
            logging.put("log4j2.logger.traced" + i + ".name", loggers.get(i));
            logging.put("log4j2.logger.traced" + i + ".level", "TRACE");
        }
        Files.createDirectories(folder);
        change("org.ops4j.pax.logging.cfg", logging, folder);
        change(
                "org.ops4j.pax.web.cfg",
                Map.of(
                        "org.ops4j.pax.web.log.ncsa.enabled",
                        "true",
                        "org.ops4j.pax.web.log.ncsa.directory",
                        requestLog.toString(),
                        "org.ops4j.pax.web.log.ncsa.file",
                        "request.log"),
                folder);
        return folder;
    }

    private static void change(String name, Map<String, String> values, Path folder) throws IOException {
        try (Stream<String> shipped = Files.lines(ETC.resolve(name))) {
            Stream<String> kept = shipped.filter(line -> !values.containsKey(line.split("=", 2)[0].strip()));
            Stream<String> added = values.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue());
            Files.writeString(
                    folder.resolve(name), Stream.concat(kept, added).collect(Collectors.joining("\n", "", "\n")));
        }
    }
}
