package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The maps in docs/ are true: what they call a proof is a test, and that test names what it proves. */
class DocsTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("^\\| *([SDMA]?\\d+) *\\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Contract))`");

    @Test
    void everyRowOfTheFeatureMapIsNamedByItsTests() throws IOException {
        List<String> wrong = check(TOP.resolve("docs/features.md"), row -> row);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everySecurityCaseIsNamedByItsTests() throws IOException {
        List<String> wrong =
                check(TOP.resolve("docs/security-cases.md"), number -> "case%03d".formatted(Integer.parseInt(number)));
        assertThat(wrong).isEmpty();
    }

    @Test
    void theReadmeStaysShort() throws IOException {
        assertThat(Files.readAllLines(TOP.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    private interface Name {
        String of(String id);
    }

    private static List<String> check(Path map, Name name) throws IOException {
        List<String> wrong = new ArrayList<>();
        int proofs = 0;
        for (String line : Files.readAllLines(map)) {
            Matcher row = ROW.matcher(line);
            if (!row.find()) {
                continue;
            }
            String wanted = name.of(row.group(1));
            for (Matcher test = TEST.matcher(line); test.find(); proofs++) {
                if (!source(test.group(1)).contains(wanted)) {
                    wrong.add(test.group(1) + " does not name " + wanted);
                }
            }
        }
        assertThat(proofs).as("positive control: the map names tests").isPositive();
        return wrong;
    }

    /** The source of the test; modules may have tests of the same name. */
    private static String source(String test) throws IOException {
        try (Stream<Path> files = Files.find(
                TOP, 20, (path, attributes) -> path.getFileName().toString().equals(test + ".java"))) {
            List<Path> found =
                    files.filter(path -> path.toString().contains("/src/test/")).toList();
            assertThat(found).as("a test " + test).isNotEmpty();
            StringBuilder sources = new StringBuilder();
            for (Path file : found) {
                sources.append(Files.readString(file));
            }
            return sources.toString();
        }
    }
}
