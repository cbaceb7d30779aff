package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobState;

/** A09: docs/audit.md lists every event that the code records, and no other. */
class AuditDocsTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final List<String> MODULES =
            List.of("m365", "bundle-socialservices", "bundle-disk-office", "bundle-mail", "portal-reference", "shell");

    /** The first argument of an event, or of what makes one. */
    private static final List<Pattern> SITES = List.of(
            Pattern.compile("new AuditEvent\\(\\s*((?:\\w+ \\? )?\"[a-z_]+\"(?:\\s*: \"[a-z_]+\")?)"),
            Pattern.compile("\\b(?:audit|record)\\(\\s*(?:request,\\s*)?(?:session,\\s*)?(\"[a-z]+_[a-z_]+\")"));

    private static final Pattern NAME = Pattern.compile("\"([a-z_]+)\"");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)` \\|.*");

    @Test
    void a09EveryEventIsDescribedAndNoOther() throws IOException {
        Set<String> code = new TreeSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    collect(Files.readString(file), code);
                }
            }
        }
        // put together by TaskTrail
        for (JobKind kind : JobKind.values()) {
            Stream.of(JobState.values())
                    .filter(JobState::over)
                    .forEach(state -> code.add("doc_" + kind.name().toLowerCase(java.util.Locale.ROOT) + "_"
                            + state.name().toLowerCase(java.util.Locale.ROOT)));
        }
        assertThat(code).as("positive control").contains("session_created", "mailbox_unshare", "doc_edit_closed");
        assertThat(described()).containsExactlyInAnyOrderElementsOf(code);
    }

    private static void collect(String source, Set<String> names) {
        for (Pattern site : SITES) {
            for (Matcher found = site.matcher(source); found.find(); ) {
                for (Matcher name = NAME.matcher(found.group(1)); name.find(); ) {
                    names.add(name.group(1));
                }
            }
        }
    }

    private static Set<String> described() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(TOP.resolve("docs/audit.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(names.add(row.group(1))).as(line).isTrue();
            }
        }
        return names;
    }
}
