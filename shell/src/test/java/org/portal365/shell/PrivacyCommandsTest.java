package org.portal365.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.portal.Privacy;
import org.portal365.api.portal.PrivacyRefusal;

/** A13: the commands of export and erasure. */
class PrivacyCommandsTest {
    @TempDir
    Path folder;

    private final Office office = new Office(new ArrayList<>());

    /** Knows anna. */
    private record Office(List<String> erased) implements Privacy {
        @Override
        public Optional<UserId> user(String name) {
            return Optional.of(name).filter("anna"::equals).map(UserId::new);
        }

        @Override
        public void export(UserId id, String by, OutputStream zip) throws IOException {
            zip.write(("all of " + id + " for " + by).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Outcome<String, PrivacyRefusal> erase(UserId id, String by) {
            erased.add(id.value());
            return new Done<>("number-1");
        }

        @Override
        public Optional<Text> progress(String erasure) {
            return erasure.equals("number-1") ? Optional.of(Text.of("Being erased.")) : Optional.empty();
        }
    }

    private TestSession export(String user, Path file) throws Exception {
        TestSession console = new TestSession("");
        PrivacyExportCommand command = new PrivacyExportCommand();
        command.session = console.session();
        command.privacy = office;
        command.user = user;
        command.file = file.toString();
        assertThat(command.execute()).isNull();
        return console;
    }

    private String erase(String user, String typed) throws RefusedException, IOException {
        TestSession console = new TestSession(typed);
        PrivacyEraseCommand command = new PrivacyEraseCommand();
        command.session = console.session();
        command.privacy = office;
        command.user = user;
        assertThat(command.execute()).isNull();
        return console.printed();
    }

    @Test
    void a13AnExportIsForNobodyElseAndReplacesNothing() throws Exception {
        Path file = folder.resolve("anna.zip");
        assertThat(export("anna", file).printed()).contains(file.toString());
        assertThat(file).hasContent("all of anna for shell");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> export("anna", file));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> export("nobody", folder.resolve("b.zip")));
    }

    @Test
    void a13ErasingAsksFirstAndTellsHowFarItIs() throws Exception {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> erase("anna", "no"));
        assertThat(office.erased()).isEmpty();
        assertThat(erase("anna", "yes")).contains("number-1", "Being erased.");
        assertThat(office.erased()).containsExactly("anna");
        assertThat(erase("number-1", "")).contains("Being erased.");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> erase("nobody", "yes"));
    }
}
