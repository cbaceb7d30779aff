package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The maps in docs/ are true: beside each row stand all tests that name it, and no others. {@code mvn -pl itests/bundles
 * test -Dtest=DocsTest -Ddocs.write=true} writes them anew.
 */
class DocsTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    /** Where no sources of ours lie. */
    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules", "data", ".git", ".run");

    private static final Pattern ROW = Pattern.compile("^(\\| *([SDMA]?\\d+) *\\|.*\\|)([^|]*)\\|$");
    private static final Pattern TEST = Pattern.compile("(\\w+(?:Test|IT|Contract))\\.java");

    @Test
    void everyRowOfTheFeatureMapHasTheTestsThatNameIt() throws IOException {
        check(TOP.resolve("docs/features.md"), row -> Pattern.compile("(?i)(?<![a-z0-9])" + row + "(?!\\d)"));
    }

    @Test
    void everySecurityCaseHasTheTestsThatNameIt() throws IOException {
        check(
                TOP.resolve("docs/security-cases.md"),
                number -> Pattern.compile("(?i)case%03d(?!\\d)".formatted(Integer.parseInt(number))));
    }

    @Test
    void theReadmeStaysShort() throws IOException {
        assertThat(Files.readAllLines(TOP.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    private interface Name {
        Pattern of(String id);
    }

    private static void check(Path map, Name name) throws IOException {
        Map<String, String> tests = tests();
        List<String> there = Files.readAllLines(map);
        List<String> wanted =
                there.stream().map(line -> line(line, name, tests)).toList();
        assertThat(wanted).as("positive control: the map names tests").anyMatch(line -> line.contains("Test`"));
        if (Boolean.getBoolean("docs.write")) {
            Files.write(map, wanted);
        } else {
            assertThat(there).isEqualTo(wanted);
        }
    }

    private static String line(String line, Name name, Map<String, String> tests) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            return line;
        }
        Pattern named = name.of(row.group(2));
        String proof = tests.entrySet().stream()
                .filter(test -> named.matcher(test.getValue()).find())
                .map(test -> "`" + test.getKey() + "`")
                .collect(Collectors.joining(", "));
        return row.group(1) + " " + (proof.isEmpty() ? "not yet" : proof) + " |";
    }

    /** The sources of all tests by their names; modules may have tests of the same name. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new TreeMap<>();
        Files.walkFileTree(TOP, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NO_SOURCES.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Matcher test = TEST.matcher(file.getFileName().toString());
                if (test.matches() && file.toString().contains("/src/test/")) {
                    tests.merge(test.group(1), Files.readString(file), String::concat);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return tests;
    }
}
