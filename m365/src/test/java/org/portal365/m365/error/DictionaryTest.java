package org.portal365.m365.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;

/** A06: every code has words in both languages. */
class DictionaryTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final Dictionary dictionary = new Dictionary();

    @Test
    void explainsAWrongSecretToUserAndAdmin() {
        Explanation words = dictionary.entra("invalid_client", "AADSTS7000215: Invalid client secret. Trace ID: x");
        assertThat(words.key()).isEqualTo("aadsts.7000215");
        assertThat(words.actor()).isEqualTo(Explanation.Actor.ADMIN);
        assertThat(words.user().in(Locale.ENGLISH)).doesNotContain("AADSTS");
        assertThat(words.admin().in(Locale.ENGLISH)).contains("AADSTS7000215").contains("Value");
        assertThat(words.admin().in(RUSSIAN)).contains("AADSTS7000215").contains("секрет");
    }

    @Test
    void fallsBackToTheErrorAndThenToAnyWords() {
        assertThat(dictionary.entra("access_denied", "").key()).isEqualTo("oauth.access_denied");
        assertThat(dictionary.entra("odd", "AADSTS9999999: odd").key()).isEqualTo("entra");
        assertThat(dictionary.entra("<b>", "").admin().in(Locale.ENGLISH)).doesNotContain("<b>");
    }

    @Test
    void explainsGraphByCodeThenStatusButLocksByStatus() {
        assertThat(graph(403, "accessDenied")).isEqualTo("graph.accessDenied");
        assertThat(graph(404, "odd")).isEqualTo("graph.404");
        assertThat(graph(423, "accessDenied")).isEqualTo("graph.423");
        assertThat(graph(418, "odd")).isEqualTo("graph");
    }

    private String graph(int status, String code) {
        return dictionary
                .graph(new GraphException(GraphFailure.of(status, code, "r"), "x", null))
                .key();
    }

    @Test
    void hasWordsInBothLanguagesForEveryCode() throws IOException {
        Properties english = read("words.properties");
        Properties russian = read("words_ru.properties");
        assertThat(russian.keySet()).isEqualTo(english.keySet());
        for (Object entry : read("codes.properties").values()) {
            String words = entry.toString().trim().split("\\s+", -1)[0];
            assertThat(english).containsKeys(words + ".user", words + ".admin");
            assertThat(Explanation.Actor.values())
                    .extracting(Enum::name)
                    .contains(entry.toString().trim().split("\\s+", -1)[1].toUpperCase(Locale.ROOT));
        }
        assertThat(russian.getProperty("locked.user")).matches(".*[а-я].*");
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Dictionary.class.getResourceAsStream(name)) {
            properties.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
        }
        return properties;
    }
}
