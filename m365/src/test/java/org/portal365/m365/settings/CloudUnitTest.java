package org.portal365.m365.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.module.Problem;
import org.portal365.m365.cloud.Cloud;

/** S26: the clouds are one table, each row checked as a unit. */
class CloudUnitTest {
    private static final Map<String, Cloud> TABLE = CloudTable.builtIn();

    /** What an admin would type to have the same row again, perhaps with certificates of a proxy. */
    private static Map<String, Object> typed(Cloud row) {
        Map<String, Object> values = new HashMap<>();
        values.put("browser.origin", row.browserOrigin().toString());
        values.put("login.origin", row.loginOrigin().toString());
        values.put("graph.origin", row.graphOrigin().toString());
        values.put("outlook.origin", row.outlookOrigin().toString());
        values.put("transfer.hosts", String.join(",", row.transferHosts()));
        values.put("imap.server", row.mail().orElseThrow().imap().toString());
        values.put("smtp.server", row.mail().orElseThrow().smtp().toString());
        return values;
    }

    private static Map<String, Object> own() {
        Map<String, Object> values = new HashMap<>();
        values.put("login.origin", "https://login.example");
        values.put("graph.origin", "https://graph.example:444");
        values.put("transfer.hosts", ".files.example, 127.0.0.1:8443");
        return values;
    }

    private static CloudSettings parsed(Map<String, Object> values) {
        return CloudSettings.parse("mine", new SettingsMap(values));
    }

    private static List<String> keys(CloudSettings settings) {
        return settings.problems().stream().map(Problem::key).toList();
    }

    @Test
    void s26TheTableHasTheCloudsOfMicrosoftAndEachIsAtItsOwnHosts() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder("global", "usgov-high", "usgov-dod", "china");
        Set<String> graphs = new HashSet<>();
        TABLE.values().forEach(row -> {
            assertThat(graphs.add(row.graphOrigin().getHost())).isTrue();
            assertThat(row.browserOrigin()).isEqualTo(row.loginOrigin());
            assertThat(row.custom()).isFalse();
            assertThat(row.transferHosts()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"global", "usgov-high", "usgov-dod", "china"})
    void s26EveryRowOfTheTableIsAUnit(String name) {
        assertThat(keys(parsed(typed(TABLE.get(name))))).isEmpty();
    }

    @Test
    void s26ARowOfOwnHostsIsAUnit() {
        assertThat(keys(parsed(own()))).isEmpty();
        assertThat(parsed(own()).cloud().orElseThrow().browserOrigin()).hasToString("https://login.example");
    }

    /** Each address of each cloud in the row of each other one: refused, and named. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "browser.origin",
                "graph.origin",
                "outlook.origin",
                "transfer.hosts",
                "imap.server",
                "smtp.server"
            })
    void s26HostsOfTwoCloudsAreRefused(String key) {
        for (Cloud row : TABLE.values()) {
            for (Cloud other : TABLE.values()) {
                Map<String, Object> values = typed(row);
                boolean another = !values.get(key).equals(typed(other).get(key));
                values.put(key, typed(other).get(key));
                CloudSettings settings = parsed(values);
                assertThat(settings.cloud().isEmpty())
                        .as("%s of %s in %s", key, other.name(), row.name())
                        .isEqualTo(another);
                assertThat(keys(settings).isEmpty()).isEqualTo(!another);
                if (another && !row.loginOrigin().equals(other.loginOrigin())) {
                    assertThat(keys(settings)).as("the stranger is named").containsOnly(key);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "graph.origin,   https://graph.microsoft.com",
        "browser.origin, https://login.microsoftonline.com",
        "transfer.hosts, .sharepoint.com",
        "transfer.hosts, contoso.sharepoint.cn",
        "transfer.hosts, .com",
    })
    void s26AHostOfMicrosoftIsRefusedBesideOwnOnes(String key, String value) {
        Map<String, Object> values = own();
        values.put(key, value);
        assertThat(keys(parsed(values))).containsExactly(key);
        Problem problem = parsed(values).problems().get(0);
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            assertThat(problem.text().in(locale)).contains("login.origin").contains(value.replace("https://", ""));
        }
    }

    @Test
    void s26AnOwnHostIsRefusedInARowOfMicrosoft() {
        Map<String, Object> values = typed(TABLE.get("global"));
        values.put("graph.origin", "https://graph.example");
        assertThat(keys(parsed(values))).containsExactly("graph.origin");
    }
}
