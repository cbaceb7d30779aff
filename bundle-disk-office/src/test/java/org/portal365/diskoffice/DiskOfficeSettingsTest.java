package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.diskoffice.core.Sharing;

/** A02: one parser for files, commands and the settings page. */
class DiskOfficeSettingsTest {
    @Test
    void hasTheDefaultsOfTheDesign() {
        Parsed parsed = DiskOfficeSettings.parse(Map.of());
        assertThat(parsed.valid()).isTrue();
        assertThat(parsed.policy().enabled()).isFalse();
        assertThat(parsed.policy().tenantOnly()).isTrue();
        assertThat(parsed.policy().sharing()).isEqualTo(Sharing.PEOPLE);
        assertThat(parsed.policy().settleTime()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "enabled,yes",
        "tenant.only,1",
        "storage.scope,everything",
        "sharing,anonymous",
        "macros,maybe",
        "max.file.size,0 MB",
        "max.file.size,300 GB",
        "merge.window,soon",
        "settle.time,-5 s",
        "collect.after,0 s"
    })
    void saysWhichSettingIsWrongInBothLanguages(String key, String value) {
        Parsed parsed = DiskOfficeSettings.parse(Map.of(key, value));
        assertThat(parsed.problems()).hasSize(1);
        assertThat(parsed.problems().get(0).key()).isEqualTo(key);
        assertThat(parsed.problems().get(0).text().in(Locale.ENGLISH)).contains(key);
        assertThat(parsed.problems().get(0).text().in(Locale.forLanguageTag("ru")))
                .contains(key)
                .matches(".*[а-я].*");
    }

    @Test
    void keepsTheLastValidSettings() {
        Switchboard switchboard = new Switchboard();
        assertThat(switchboard.take(Map.of("enabled", "true", "merge.window", "2 min")))
                .isTrue();
        assertThat(switchboard.take(Map.of("enabled", "perhaps"))).isFalse();
        assertThat(switchboard.policy().enabled()).isTrue();
        assertThat(switchboard.policy().mergeWindow()).isEqualTo(Duration.ofMinutes(2));
        assertThat(switchboard.problems()).hasSize(1);
        assertThat(switchboard.take(Map.of())).isTrue();
        assertThat(switchboard.problems()).isEmpty();
    }

    @Test
    void sharesNothingThatLiesInTheAppFolder() {
        assertThat(DiskOfficeSettings.parse(Map.of("storage.scope", "app-folder"))
                        .policy()
                        .sharing())
                .isEqualTo(Sharing.OWNER);
        assertThat(DiskOfficeSettings.parse(Map.of("storage.scope", "app-folder", "sharing", "people"))
                        .valid())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "soffice", "/nowhere/soffice", "/usr/bin/../bin/soffice", "/usr/bin/soffice -x"})
    void d05NoOtherProgramIsRunByASetting(String program) {
        assertThat(DiskOfficeSettings.parse(Map.of("converter", program)).valid())
                .isFalse();
        assertThat(DiskOfficeSettings.parse(Map.of("converter", "")).valid()).isTrue();
    }

    @Test
    void d05AProgramOfThatNameIsTaken(@TempDir Path folder) throws IOException {
        Path program = Files.writeString(folder.resolve("soffice"), "#!/bin/sh");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Parsed parsed = DiskOfficeSettings.parse(Map.of("converter", program.toString()));
        assertThat(parsed.valid()).isTrue();
        assertThat(parsed.converter()).contains(program);
    }
}
