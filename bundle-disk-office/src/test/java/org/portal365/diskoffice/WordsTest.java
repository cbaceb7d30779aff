package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.portal365.diskoffice.core.Inspection;
import org.portal365.diskoffice.core.RemoteFault;

/** A12: everything is said in English and in Russian. */
class WordsTest {
    private static final Path WORDS = Path.of("src/main/resources/org/portal365/diskoffice/core");
    private static final Path LABELS = Path.of("src/main/l10n");

    @Test
    void speaksBothLanguages() throws IOException {
        assertThat(read(WORDS.resolve("words_ru.properties")).keySet())
                .isEqualTo(read(WORDS.resolve("words.properties")).keySet());
        assertThat(read(LABELS.resolve("metatype_ru.properties")).keySet())
                .isEqualTo(read(LABELS.resolve("metatype.properties")).keySet());
    }

    @Test
    void hasWordsForEveryFaultAndFlaw() throws IOException {
        Properties words = read(WORDS.resolve("words.properties"));
        assertThat(Arrays.stream(RemoteFault.Kind.values())
                        .map(kind -> "wait." + kind.name().toLowerCase(java.util.Locale.ROOT)))
                .allMatch(words::containsKey);
        assertThat(Arrays.stream(Inspection.Flaw.values())
                        .map(flaw -> "why." + flaw.name().toLowerCase(java.util.Locale.ROOT)))
                .allMatch(words::containsKey);
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
