package org.portal365.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A15: the example can be read in one go. Imports, comments and empty lines are not counted: nobody reads the first, and nobody should be tempted to leave out the others. */
class ExampleSizeTest {
    @Test
    void a15IsUnderThreeHundredLinesOfCode() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            long lines = sources.filter(Files::isRegularFile)
                    .flatMap(source -> lines(source).stream())
                    .map(String::strip)
                    .filter(ExampleSizeTest::code)
                    .count();
            assertThat(lines).isBetween(100L, 299L);
        }
    }

    private static boolean code(String line) {
        return !line.isEmpty()
                && Stream.of("import ", "package ", "//", "/*", "*").noneMatch(line::startsWith);
    }

    private static List<String> lines(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
