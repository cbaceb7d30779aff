package org.portal365.m365.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealUnavailableException;
import org.portal365.persistence.TestDatabases;

/** Cases 89 to 92: sealed data, and the key file apart from it. */
class JweSecretBoxTest {
    private static final byte[] PLAIN = "CNRY-refresh-token".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path file;
    private KeyLedger ledger;
    private SealNodes nodes;
    private JweSecretBox box;

    @BeforeEach
    void emptyDatabase() {
        Jdbi jdbi = TestDatabases.h2().open("m365", JweSecretBoxTest.class.getClassLoader());
        ledger = new KeyLedger(jdbi);
        nodes = new SealNodes(jdbi, "here");
        file = folder.resolve("etc/keys.jwks");
        box = box(file);
    }

    private JweSecretBox box(Path keys) {
        return new JweSecretBox(new KeyRing(new KeyFile(keys), ledger, nodes, Clock.systemUTC()));
    }

    @Test
    void opensWhatItSealedForTheSameRow() throws Exception {
        String sealed = box.seal("msal-cache", "tid|oid", PLAIN);
        assertThat(box.open("msal-cache", "tid|oid", sealed)).isEqualTo(PLAIN);
        assertThat(box(file).open("msal-cache", "tid|oid", sealed)).isEqualTo(PLAIN);
        assertThat(box.seal("msal-cache", "tid|oid", PLAIN)).isNotEqualTo(sealed);
    }

    @Test
    void case089ShowsNothingOfThePlainText() {
        String sealed = box.seal("k", "o", PLAIN);
        assertThat(sealed).doesNotContain("CNRY");
        assertThat(new String(
                        java.util.Base64.getUrlDecoder().decode(sealed.split("\\.", -1)[3]),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("CNRY");
    }

    @Test
    void case090NoticesEveryChangedCharacter() {
        String sealed = box.seal("k", "o", PLAIN);
        for (int i = 0; i < sealed.length(); i++) {
            for (char other : new char[] {'A', 'B', '_', '.', '=', '+', ' '}) {
                if (sealed.charAt(i) != other) {
                    broken("k", "o", sealed.substring(0, i) + other + sealed.substring(i + 1));
                }
            }
            broken("k", "o", sealed.substring(0, i));
        }
        broken("k", "o", sealed + "A");
        broken("k", "o", sealed + "\n");
    }

    @Test
    void case090NoticesSwappedRows() {
        String sealed = box.seal("k", "o", PLAIN);
        broken("k", "p", sealed);
        broken("l", "o", sealed);
        broken("k", "o|v1", sealed);
    }

    @Test
    void case091MakesTheKeyFileForItsOwnerOnly() throws IOException {
        assertThat(file).doesNotExist();
        String unused = box.seal("k", "o", PLAIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void case091MakesNoNewKeyOverSealedData() throws Exception {
        String sealed = box.seal("k", "o", PLAIN);
        Path away = folder.resolve("away");
        Files.move(file, away);
        assertThatExceptionOfType(SealUnavailableException.class)
                .isThrownBy(() -> box.seal("k", "o", PLAIN))
                .withMessageContaining("missing");
        assertThatExceptionOfType(SealUnavailableException.class).isThrownBy(() -> box.open("k", "o", sealed));
        assertThat(file).doesNotExist();
        Files.move(away, file);
        assertThat(box.open("k", "o", sealed)).isEqualTo(PLAIN);
    }

    @Test
    void case091RefusesAKeyFileOfAnotherInstallation() throws Exception {
        String unused = box.seal("k", "o", PLAIN);
        Files.delete(file);
        create(file, "foreign");
        assertThatExceptionOfType(SealUnavailableException.class)
                .isThrownBy(() -> box.seal("k", "o", PLAIN))
                .withMessageContaining("none of the keys");
    }

    @Test
    void case091RefusesAnUnsafeOrBrokenFile() throws IOException {
        String unused = box.seal("k", "o", PLAIN);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        unavailable("0600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String keys = Files.readString(file);
        Files.writeString(file, "");
        unavailable("JWK");
        Files.writeString(file, "{\"keys\":[]}");
        unavailable("no key");
        Files.writeString(file, "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"short\",\"k\":\"AAAA\"}]}");
        unavailable("256 bits");
        Path real = Files.writeString(folder.resolve("real"), keys);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-------"));
        Files.delete(file);
        Files.createSymbolicLink(file, real);
        unavailable("no regular file");
    }

    @Test
    void case091TellsASecondNodeToCopyTheFile() {
        String unused = box.seal("k", "o", PLAIN);
        Path second = folder.resolve("second/keys.jwks");
        assertThatExceptionOfType(SealUnavailableException.class)
                .isThrownBy(() -> box(second).seal("k", "o", PLAIN))
                .withMessageContaining("copy");
        assertThat(second).doesNotExist();
    }

    @Test
    void case092SealsWithANewFirstKeyAndOpensTheOld() throws Exception {
        String old = box.seal("k", "o", PLAIN);
        Path next = folder.resolve("next");
        create(next, "2027-01");
        String first = inner(Files.readString(next));
        String second = inner(Files.readString(file));
        Files.writeString(file, "{\"keys\":[" + first + "," + second + "]}");
        String sealed = box.seal("k", "o", PLAIN);
        assertThat(new String(
                        java.util.Base64.getUrlDecoder().decode(sealed.substring(0, sealed.indexOf('.'))),
                        StandardCharsets.UTF_8))
                .contains("2027-01");
        assertThat(box.open("k", "o", old)).isEqualTo(PLAIN);
        Files.writeString(file, "{\"keys\":[" + first + "]}");
        assertThat(box.open("k", "o", sealed)).isEqualTo(PLAIN);
        assertThatExceptionOfType(SealUnavailableException.class).isThrownBy(() -> box.open("k", "o", old));
    }

    private static void create(Path file, String kid) throws Exception {
        new KeyFileWriter(file, Clock.systemUTC())
                .create(new OctetSequenceKeyGenerator(256).keyID(kid).generate());
    }

    private static String inner(String set) {
        return set.substring(set.indexOf('[') + 1, set.lastIndexOf(']'));
    }

    private void unavailable(String words) {
        assertThatExceptionOfType(SealUnavailableException.class)
                .isThrownBy(() -> box.seal("k", "o", PLAIN))
                .withMessageContaining(words);
    }

    private void broken(String kind, String owner, String sealed) {
        assertThatExceptionOfType(SealBrokenException.class)
                .describedAs(sealed)
                .isThrownBy(() -> box.open(kind, owner, sealed));
    }
}
