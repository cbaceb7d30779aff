package org.portal365.diskoffice.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D05: LibreOffice really converts, and gets nothing of this process but the document. */
class OfficeSuiteTest {
    private static final Path PROGRAM = Path.of("/usr/bin/soffice");

    @TempDir
    Path folder;

    @Test
    void d05ConvertsATableAndSaysWhatItCannot() throws IOException {
        assertThat(PROGRAM).as("LibreOffice, which ./test installs").isExecutable();
        OfficeSuite suite = new OfficeSuite(() -> Optional.of(PROGRAM));
        assertThat(suite.available()).isTrue();
        Path table = Files.writeString(folder.resolve("document.csv"), "a,b\n1,2\n");
        Path converted = suite.convert(table, "xlsx", folder).orElseThrow();
        byte[] head = Files.readAllBytes(converted);
        assertThat(new String(head, 0, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PK");
        assertThat(converted).startsWith(folder);
    }

    @Test
    void d05GivesTheProgramNoEnvironmentAndNoTime() throws IOException {
        Path program = folder.resolve("soffice");
        Files.writeString(program, "#!/bin/sh\nenv > \"$HOME/env\"\nexit 0\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        OfficeSuite suite = new OfficeSuite(() -> Optional.of(program));
        Path work = Files.createDirectory(folder.resolve("work"));
        Path document = Files.writeString(work.resolve("document.doc"), "x");
        assertThat(suite.convert(document, "docx", work)).isEmpty();
        assertThat(Files.readAllLines(work.resolve("env")))
                .allMatch(line -> line.matches("(PATH|HOME|LC_ALL|PWD|_|SHLVL|OLDPWD)=.*"));
        assertThat(Files.readString(work.resolve("profile/user/registrymodifications.xcu")))
                .contains("DisableMacrosExecution", "BlockUntrustedRefererLinks");
    }

    @Test
    void d05WithoutAProgramThereIsNone() {
        OfficeSuite suite = new OfficeSuite(Optional::empty);
        assertThat(suite.available()).isFalse();
        assertThatThrownBy(() -> suite.convert(folder.resolve("x.doc"), "docx", folder))
                .isInstanceOf(IOException.class);
    }
}
