package org.portal365.itests.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/errors.md says what the error dictionary says; {@code -Ddocs.write=true} writes it anew. */
class ErrorsDocTest {
    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DOC = TOP.resolve("docs/errors.md");

    @Test
    void a15TheListOfErrorsIsWhatTheDictionarySays() throws Exception {
        String wanted = ErrorsReference.of(TOP.resolve("m365/target/classes"));
        assertThat(wanted)
                .as("positive control: it has numbers and cures")
                .contains("\n| 7000215 | admin |", "the secret's ID was pasted in place of its Value");
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOC, wanted);
        }
        assertThat(Files.readString(DOC)).isEqualTo(wanted);
    }
}
