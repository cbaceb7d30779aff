package org.portal365.m365.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    /** The codes that portals meet, from the page "Microsoft Entra authentication and authorization error codes". */
    @ParameterizedTest
    @ValueSource(
            ints = {
                50011, 500113, 900971, 50020, 16000, 50034, 50105, 50194, 700016, 700038, 90002, 7000215, 7000222,
                7000218, 700027, 65001, 90094, 90095, 65004, 65005, 650056, 650057, 50076, 50079, 50074, 50078, 50072,
                50158, 53003, 53000, 53001, 53002, 530032, 530035, 70008, 700082, 70043, 50173, 700084, 54005, 50058,
                90072, 51004, 50014, 500011, 50053, 50055, 50057, 50126, 700005, 9002313, 900144
            })
    void s13HasASentenceAndACureInBothLanguagesForEveryCodeOfEntra(int code) {
        Explanation words = dictionary.entra("odd", "AADSTS" + code + ": words of Microsoft");
        assertThat(words.key()).isEqualTo("aadsts." + code);
        for (Locale locale : new Locale[] {Locale.ENGLISH, RUSSIAN}) {
            assertThat(words.user().in(locale)).isNotBlank().doesNotContain("AADSTS", "words of Microsoft");
            assertThat(words.admin().in(locale)).contains("AADSTS" + code).doesNotContain("words of Microsoft");
        }
        assertThat(words.user().in(RUSSIAN)).matches("(?s).*[а-яё].*");
        assertThat(words.admin().in(RUSSIAN)).matches("(?s).*[а-яё].*");
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Dictionary.class.getResourceAsStream(name)) {
            properties.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
        }
        return properties;
    }
}
