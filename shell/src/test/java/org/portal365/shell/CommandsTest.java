package org.portal365.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Done;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Problem;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SealKey;
import org.portal365.m365.secret.SealKeyRefusal;
import org.portal365.m365.secret.SealKeys;

/** A07: what the commands print, and how they refuse. */
class CommandsTest {
    private static final String CLIENT = "3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01";
    private static final SealKey NEW = new SealKey("2026-11-new", Optional.empty(), false, 0, List.of("web2/3f0c2d7e"));
    private static final SealKey OLD =
            new SealKey("2026-08-old", Optional.of(Instant.parse("2026-08-01T09:30:00Z")), true, 1234, List.of());

    private final TestSession console = new TestSession("typed-secret");
    private final TestModule module = new TestModule();

    @TempDir
    Path folder;

    /** A registration as it is set. */
    private record Fixed(Optional<AppRegistration> current, List<Problem> problems) implements Registrations {
        @Override
        public Optional<LocalDate> credentialExpires() {
            return Optional.of(LocalDate.of(2027, 12, 31));
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return () -> {};
        }
    }

    /** Two keys, of which the older one is in use. */
    private record TwoKeys(List<String> retired) implements SealKeys {
        @Override
        public List<SealKey> list() {
            return List.of(NEW, OLD);
        }

        @Override
        public Outcome<SealKey, SealKeyRefusal> rotate() {
            return new Done<>(NEW);
        }

        @Override
        public Outcome<Nothing, SealKeyRefusal> retire(String kid) {
            if (kid.equals(OLD.kid())) {
                return Refused.because(SealKeyRefusal.CURRENT, Text.of("It is sealed with."));
            }
            retired.add(kid);
            return Done.done();
        }
    }

    private String status(Registrations registrations) {
        StatusCommand command = new StatusCommand();
        command.session = console.session();
        command.registrations = registrations;
        command.modules = List.of(module);
        assertThat(command.execute()).isNull();
        return console.printed();
    }

    @Test
    void statusSaysWhatIsMissing() {
        Problem problem = new Problem("", Text.of("The Key is not set yet."));
        assertThat(status(new Fixed(Optional.empty(), List.of(problem))).lines().toList())
                .containsExactly(
                        "App registration: not complete",
                        "  Problem      The Key is not set yet.",
                        "  Key expires  2027-12-31",
                        "  Secret key   Abc\u2026, set 2026-11-25 20:00 UTC",
                        "Modules:",
                        "  INCOMPLETE  org.portal365.m365",
                        "              client.id: The Client ID is not set yet.");
    }

    @Test
    void statusShowsTheRegistrationAndNoSecret() {
        URI origin = URI.create("https://login.example");
        AppRegistration registration = new AppRegistration(
                CLIENT,
                Accounts.MANY_TENANTS,
                Set.of("b", "a"),
                new Cloud(
                        "global", origin, origin, origin, origin, List.of(), Optional.empty(), false, Optional.empty()),
                false,
                List.of(new ClientSecret(() -> "CNRY")));
        assertThat(status(new Fixed(Optional.of(registration), List.of())))
                .contains("App registration: complete", CLIENT, "many tenants", "a, b", "global", "refused")
                .doesNotContain("CNRY");
    }

    private CheckCommand check() {
        CheckCommand command = new CheckCommand();
        command.session = console.session();
        command.modules = List.of(module);
        return command;
    }

    @Test
    void a05CheckSaysOfEachLineWhatIsWrongAndWhatToDo() throws RefusedException {
        module.findings.add(Finding.ok(Text.of("All there.")));
        module.findings.add(Finding.skipped(Text.of("Nobody."), Text.of("Connect.")));
        assertThat(check().execute()).isNull();
        assertThat(console.printed().lines().toList())
                .containsExactly(
                        "OK       org.portal365.m365/0  Line: All there.",
                        "SKIPPED  org.portal365.m365/1  Line: Nobody.",
                        "         To do: Connect.");
    }

    @Test
    void a05CheckFailsForScriptsAndOneBrokenLineStopsNoOther() {
        module.findings.add(null);
        module.findings.add(
                Finding.failed(Text.of("Refused."), Text.of("Permit it.")).withReference("abc-1"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(check()::execute)
                .withMessage("Lines that failed: 2");
        assertThat(console.printed())
                .contains(
                        "/0  Line: The check itself failed",
                        "/1  Line: Refused.",
                        "To do: Permit it.",
                        "Reference: abc-1");
    }

    @Test
    void keysAreListedWithTheNodesThatLackThem() {
        SealKeysCommand command = new SealKeysCommand();
        command.session = console.session();
        command.keys = new TwoKeys(new ArrayList<>());
        assertThat(command.execute()).isNull();
        assertThat(console.printed().lines().toList())
                .containsExactly(
                        "KEY                   MADE                  SEALS          ROWS  NOT ON",
                        "2026-11-new           by hand                                 0  web2/3f0c2d7e",
                        "2026-08-old           2026-08-01 09:30 UTC  yes            1234  -");
    }

    @Test
    void rotationSaysWhichNodesTheKeyWaitsFor() throws RefusedException {
        SealKeyRotateCommand command = new SealKeyRotateCommand();
        command.session = console.session();
        command.keys = new TwoKeys(new ArrayList<>());
        assertThat(command.execute()).isNull();
        assertThat(console.printed()).contains("The new key is 2026-11-new.", "web2/3f0c2d7e");
    }

    @Test
    void retirementIsRefusedInASentence() throws RefusedException {
        List<String> retired = new ArrayList<>();
        SealKeyRetireCommand command = new SealKeyRetireCommand();
        command.session = console.session();
        command.keys = new TwoKeys(retired);
        command.kid = OLD.kid();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(command::execute)
                .withMessage("It is sealed with.");
        assertThat(console.printed()).isEmpty();
        command.kid = NEW.kid();
        assertThat(command.execute()).isNull();
        assertThat(retired).containsExactly(NEW.kid());
    }

    private SecretSetCommand secretSet(TestSession from, String slot) {
        SecretSetCommand command = new SecretSetCommand();
        command.session = from.session();
        command.modules = List.of(module);
        command.slot = slot;
        return command;
    }

    @Test
    void aSecretIsAskedForMaskedAndWiped() throws Exception {
        assertThat(secretSet(console, "key").execute()).isNull();
        assertThat(module.stored).isEqualTo("typed-secret");
        assertThat(console.mask()).isEqualTo("*");
        assertThat(module.given).containsOnly('\0');
        assertThat(console.printed()).contains("The secret key is stored.").doesNotContain("typed");
    }

    @Test
    void aSecretIsReadFromAFile() throws Exception {
        SecretSetCommand command = secretSet(console, "key");
        command.file = Files.writeString(folder.resolve("key.pem"), "PEM\nщ\n").toString();
        assertThat(command.execute()).isNull();
        assertThat(module.stored).isEqualTo("PEM\nщ\n");
        command.file = Files.write(folder.resolve("binary"), "\u00ff".getBytes(StandardCharsets.ISO_8859_1))
                .toString();
        refused(command, "is no text");
        command.file = folder.resolve("absent").toString();
        refused(command, "cannot be read");
    }

    @Test
    void aSecretThatIsNotTakenChangesNothing() {
        refused(secretSet(console, "other"), "There is no secret other. There is: key");
        refused(secretSet(new TestSession("abc"), "key"), "The Key is too short.");
        refused(secretSet(new TestSession(" "), "key"), "Nothing was typed");
        assertThat(module.stored).isEmpty();
    }

    private static void refused(SecretSetCommand command, String sentence) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(command::execute)
                .withMessageContaining(sentence);
    }
}
