package org.portal365.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A12: everything is said in English and in Russian. */
class WordsTest {
    private static final Path WORDS = Path.of("src/main/resources/org/portal365/mail/core");
    private static final Path LABELS = Path.of("src/main/l10n");

    @Test
    void speaksBothLanguages() throws IOException {
        assertThat(read(WORDS.resolve("words_ru.properties")).keySet())
                .isEqualTo(read(WORDS.resolve("words.properties")).keySet());
        assertThat(read(LABELS.resolve("metatype_ru.properties")).keySet())
                .isEqualTo(read(LABELS.resolve("metatype.properties")).keySet());
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
