package org.portal365.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private final Words words = Words.beside(WordsTest.class);

    @Test
    void speaksTheLanguageAskedFor() {
        Text text = words.text("hello", "Anna");
        assertThat(text.in(Locale.ENGLISH)).isEqualTo("Hello, Anna!");
        assertThat(text.in(RUSSIAN)).isEqualTo("Здравствуйте, Anna!");
        assertThat(text.in(Locale.forLanguageTag("ru-RU"))).isEqualTo("Здравствуйте, Anna!");
    }

    @Test
    void speaksEnglishWhereThereIsNoFileWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        Locale.setDefault(RUSSIAN);
        try {
            assertThat(words.text("hello", "Anna").in(Locale.FRENCH)).isEqualTo("Hello, Anna!");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void putsWordsIntoWordsInOneLanguage() {
        Text name = words.text("service");
        assertThat(words.text("hello", name).in(RUSSIAN)).isEqualTo("Здравствуйте, служба!");
        assertThat(words.text("hello", name).in(Locale.ENGLISH)).isEqualTo("Hello, service!");
    }

    @Test
    void saysWhichKeyIsMissing() {
        Text text = words.text("no.such.key");
        assertThatThrownBy(() -> text.in(Locale.ENGLISH))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("no.such.key");
    }
}
