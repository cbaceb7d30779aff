package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The maps in docs/ are true: what they call a proof is a test, and that test names what it proves. */
class DocsTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    /** Where no sources of ours lie. */
    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", "data", ".git", ".run");

    private static final Pattern ROW = Pattern.compile("^\\| *([SDMA]?\\d+) *\\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Contract))`");

    @Test
    void everyRowOfTheFeatureMapIsNamedByItsTests() throws IOException {
        List<String> wrong =
                check(TOP.resolve("docs/features.md"), row -> Pattern.compile("(?i)(?<![a-z0-9])" + row + "(?!\\d)"));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everySecurityCaseIsNamedByItsTests() throws IOException {
        List<String> wrong = check(
                TOP.resolve("docs/security-cases.md"),
                number -> Pattern.compile("(?i)case%03d(?!\\d)".formatted(Integer.parseInt(number))));
        assertThat(wrong).isEmpty();
    }

    @Test
    void theReadmeStaysShort() throws IOException {
        assertThat(Files.readAllLines(TOP.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    private interface Name {
        Pattern of(String id);
    }

    private static List<String> check(Path map, Name name) throws IOException {
        Map<String, String> tests = tests();
        List<String> wrong = new ArrayList<>();
        int proofs = 0;
        for (String line : Files.readAllLines(map)) {
            Matcher row = ROW.matcher(line);
            if (!row.find()) {
                continue;
            }
            Pattern wanted = name.of(row.group(1));
            for (Matcher test = TEST.matcher(line); test.find(); proofs++) {
                if (!wanted.matcher(tests.getOrDefault(test.group(1), "")).find()) {
                    wrong.add(test.group(1) + " does not name " + row.group(1));
                }
            }
        }
        assertThat(proofs).as("positive control: the map names tests").isPositive();
        return wrong;
    }

    /** The sources of all tests by their names; modules may have tests of the same name. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        Files.walkFileTree(TOP, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NO_SOURCES.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (name.endsWith(".java") && file.toString().contains("/src/test/")) {
                    tests.merge(name.substring(0, name.length() - 5), Files.readString(file), String::concat);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return tests;
    }
}
