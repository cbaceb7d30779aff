package org.portal365.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A10: H2 by default, PostgreSQL by one setting. */
class DatabaseSettingsTest {
    @Test
    void isTheDefaultWhenNothingIsSet() {
        assertThat(DatabaseSettings.parse(Map.of(), "jdbc:h2:mem:x").postgresql())
                .isFalse();
    }

    @Test
    void readsThePasswordFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "secret\n");
        DatabaseSettings settings = DatabaseSettings.parse(
                Map.of("url", "jdbc:postgresql://localhost/portal", "password.from", "file:" + file), "");
        assertThat(settings.password()).isEqualTo("secret");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseSettings.parse(Map.of("url", "jdbc:oracle:x"), ""))
                .withMessageContaining("jdbc:postgresql:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseSettings.parse(Map.of("password.from", "hunter2"), "jdbc:h2:mem:x"))
                .withMessageContaining("file:/path");
    }
}
