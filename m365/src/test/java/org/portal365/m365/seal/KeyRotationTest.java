package org.portal365.m365.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.m365.secret.SealKeyRefusal;
import org.portal365.m365.secret.SealUnavailableException;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;

/** S17 and case 92: new sealing keys, on one node and on several. */
class KeyRotationTest {
    @TempDir
    Path folder;

    private Jdbi jdbi;
    private TestNode one;
    private TestNode two;

    @BeforeEach
    void twoNodesWithCopiesOfOneKey() {
        jdbi = emptyDatabase().open("m365", KeyRotationTest.class.getClassLoader());
        one = new TestNode(jdbi, "one", folder.resolve("one/keys.jwks"));
        two = new TestNode(jdbi, "two", folder.resolve("two/keys.jwks"));
        one.table.insert(one.sealing, "a");
        one.copyKeysTo(two);
        everybodyLooks();
    }

    Database emptyDatabase() {
        return TestDatabases.h2();
    }

    private void everybodyLooks() {
        for (int i = 0; i < 2; i++) {
            one.sealing.keepUp();
            two.sealing.keepUp();
        }
    }

    private void settled() {
        one.aMinuteLater();
        everybodyLooks();
    }

    private static void refused(TestNode node, String kid, SealKeyRefusal reason, String words) {
        var refusal = node.sealing.retire(kid).refusal().orElseThrow();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.user().in(Locale.ENGLISH)).contains(words);
        assertThat(refusal.user().in(Locale.forLanguageTag("ru"))).containsPattern("\\p{IsCyrillic}");
    }

    private void retired(TestNode node, String kid) {
        assertThat(node.sealing.retire(kid).refusal()).isEmpty();
    }

    @Test
    void case092ANewKeySealsOnlyWhenEveryLiveNodeHasIt() throws Exception {
        String old = one.current();
        String fresh = one.rotated();
        everybodyLooks();
        assertThat(one.current()).isEqualTo(old).isEqualTo(two.current());
        assertThat(one.key(fresh).lacking()).containsExactly("two");
        one.table.write(one.sealing, "a", 1);
        assertThat(two.table.read(two.sealing, "a")).isEqualTo("a=1");

        one.copyKeysTo(two);
        everybodyLooks();
        assertThat(one.current()).as("positive control").isEqualTo(fresh).isEqualTo(two.current());
        assertThat(one.key(fresh).lacking()).isEmpty();
        one.table.write(two.sealing, "a", 2);
        assertThat(one.table.rows(one.sealing).countByKid()).isEqualTo(Map.of(fresh, 1L));
        assertThat(one.table.read(one.sealing, "a")).isEqualTo("a=2");
    }

    @Test
    void case092ANodeThatIsGoneDoesNotHoldTheNewKeyBack() {
        String fresh = one.rotated();
        everybodyLooks();
        assertThat(one.current()).as("positive control").isNotEqualTo(fresh);
        one.aMinuteLater();
        assertThat(one.current()).isEqualTo(fresh);
    }

    @Test
    void case092ANodeThatStopsDoesNotHoldTheNewKeyBack() {
        String fresh = one.rotated();
        two.sealing.close();
        assertThat(one.current()).isEqualTo(fresh);
    }

    @Test
    void case092ANodeWithoutAnyKeyInUseDoesNotHoldTheNewKeyBack() throws IOException {
        Files.delete(two.file);
        String fresh = one.rotated();
        everybodyLooks();
        assertThat(one.current()).isEqualTo(fresh);
        assertThat(one.key(fresh).lacking()).containsExactly("two");
    }

    @Test
    void case092ANodeThatLacksAKeyLosesNothing() throws Exception {
        two.sealing.close();
        String fresh = one.rotated();
        one.table.write(one.sealing, "a", 1);
        assertThat(one.table.rows(one.sealing).countByKid()).containsOnlyKeys(fresh);
        assertThatExceptionOfType(SealUnavailableException.class)
                .isThrownBy(() -> two.table.read(two.sealing, "a"))
                .withMessageContaining(fresh);
        one.copyKeysTo(two);
        assertThat(two.table.read(two.sealing, "a")).isEqualTo("a=1");
    }

    @Test
    void case092EverybodyGoesBackWhenANodeComesWithoutTheNewKey() throws Exception {
        String old = one.current();
        two.sealing.close();
        String fresh = one.rotated();
        assertThat(one.current()).isEqualTo(fresh);
        one.table.insert(one.sealing, "b");
        everybodyLooks();
        assertThat(one.current()).isEqualTo(old);
        one.table.write(one.sealing, "a", 1);
        assertThat(two.table.read(two.sealing, "a")).isEqualTo("a=1");
        assertThat(one.sealing.reseal())
                .as("never from a newer key to an older one")
                .isZero();
    }

    @Test
    void case092ASharedKeyFileServesAllNodes() throws Exception {
        TestNode three = new TestNode(jdbi, "three", one.file);
        two.sealing.close();
        String fresh = three.rotated();
        one.sealing.keepUp();
        assertThat(one.current()).isEqualTo(fresh).isEqualTo(three.current());
        three.table.write(three.sealing, "a", 1);
        assertThat(one.table.read(one.sealing, "a")).isEqualTo("a=1");
    }

    @Test
    void case092MakesNoFurtherKeyWhileOneIsOnItsWay() throws IOException {
        String fresh = one.rotated();
        assertThat(one.sealing.rotate().refusal().orElseThrow().reason()).isEqualTo(SealKeyRefusal.WAITING);
        assertThat(two.sealing.rotate().refusal().orElseThrow().reason()).isEqualTo(SealKeyRefusal.WAITING);
        assertThat(Files.readString(one.file)).contains(fresh);
        one.copyKeysTo(two);
        everybodyLooks();
        one.table.write(one.sealing, "a", 1);
        assertThat(two.rotated()).as("positive control").isNotEqualTo(fresh);
    }

    @Test
    void case092AKeyThatIsOnItsWayCanBeGivenUp() throws IOException {
        String old = one.current();
        String fresh = one.rotated();
        retired(one, fresh);
        assertThat(Files.readString(one.file)).doesNotContain(fresh).contains(old);
        assertThat(one.current()).isEqualTo(old);
        assertThat(one.sealing.list()).hasSize(1);
        assertThat(one.rotated()).as("positive control: the way is free").isNotEqualTo(fresh);
    }

    @Test
    void case092ReplacesTheKeyFileAtOneStrokeAndForItsOwnerOnly() throws IOException {
        String old = one.current();
        String fresh = one.rotated();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one.file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(one.file)).contains(fresh).contains(old);
        try (Stream<Path> files = Files.list(one.file.getParent())) {
            assertThat(files).containsExactly(one.file);
        }
    }

    @Test
    void case092KeepsTheKeysWhenTheFileCannotBeUsed() throws IOException {
        String keys = Files.readString(one.file);
        Files.setPosixFilePermissions(one.file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(one.sealing.rotate().refusal().orElseThrow().reason()).isEqualTo(SealKeyRefusal.UNAVAILABLE);
        refused(one, "any", SealKeyRefusal.UNAVAILABLE, "0600");
        assertThat(Files.readString(one.file)).isEqualTo(keys);
        assertThat(one.sealing.list())
                .as("positive control: the list helps to find out")
                .hasSize(1);
    }

    @Test
    void case092RetireIsRefusedWhileARowNeedsTheKey() throws Exception {
        String old = one.current();
        refused(one, old, SealKeyRefusal.CURRENT, "Make a new key first");
        refused(one, "no-such-key", SealKeyRefusal.UNKNOWN, "no key no-such-key");
        String fresh = one.rotated();
        one.copyKeysTo(two);
        everybodyLooks();
        refused(one, old, SealKeyRefusal.IN_USE, "a moment ago");
        settled();
        refused(one, old, SealKeyRefusal.IN_USE, "sealed_row.sealed 1");
        assertThat(Files.readString(one.file)).contains(old);

        assertThat(one.sealing.reseal()).isEqualTo(1);
        retired(one, old);
        assertThat(Files.readString(one.file)).doesNotContain(old).contains(fresh);
        assertThat(Files.readString(two.file))
                .as("a copy stays until it is done there too")
                .contains(old);
        retired(two, old);
        assertThat(Files.readString(two.file)).doesNotContain(old).contains(fresh);
        refused(two, old, SealKeyRefusal.UNKNOWN, old);
        assertThat(one.table.read(two.sealing, "a")).isEqualTo("a=0");
    }

    @Test
    void case092RetireIsRefusedWhileAnotherNodeSealsWithTheKey() {
        String old = one.current();
        two.sealing.close();
        String fresh = one.rotated();
        assertThat(one.current()).isEqualTo(fresh);
        assertThat(one.sealing.reseal()).isEqualTo(1);
        jdbi.useHandle(handle -> handle.execute("insert into m365_seal_node (node, seen_at, kids, sealing)"
                + " values ('late', current_timestamp, '" + fresh + " " + old + "', '" + old + "')"));
        refused(one, old, SealKeyRefusal.CURRENT, old);
        jdbi.useHandle(handle -> handle.execute("delete from m365_seal_node where node = 'late'"));
        one.aMinuteLater();
        retired(one, old);
    }

    @Test
    void case092RetireIsRefusedWhileSealedRowsCannotBeCounted() {
        String old = one.current();
        two.sealing.close();
        assertThat(one.rotated()).isEqualTo(one.current());
        assertThat(one.sealing.reseal()).isEqualTo(1);
        one.aMinuteLater();
        List<?> running = List.copyOf(one.stores);
        one.stores.clear();
        refused(one, old, SealKeyRefusal.UNAVAILABLE, "sealed_row.sealed");
        assertThat(running).hasSize(1);
        one.stores.add(one.table.rows(one.sealing));
        retired(one, old);
    }

    @Test
    void case092ARetiredKeyFromABackupSealsNoMore() throws IOException {
        String backup = Files.readString(one.file);
        String old = one.current();
        two.sealing.close();
        String fresh = one.rotated();
        assertThat(one.current()).isEqualTo(fresh);
        assertThat(one.sealing.reseal()).isEqualTo(1);
        one.aMinuteLater();
        retired(one, old);
        Files.writeString(two.file, backup);
        everybodyLooks();
        assertThat(one.current())
                .as("a stale node does not pull the others back")
                .isEqualTo(fresh);
        assertThatExceptionOfType(SealUnavailableException.class)
                .isThrownBy(() -> two.table.write(two.sealing, "a", 9))
                .withMessageContaining("none of the keys");
    }

    @Test
    void case092ARetiredKeyPutBackInFrontSealsNoMore() throws IOException {
        String backup = Files.readString(one.file);
        String old = one.current();
        two.sealing.close();
        String fresh = one.rotated();
        assertThat(one.current()).isEqualTo(fresh);
        assertThat(one.sealing.reseal()).isEqualTo(1);
        one.aMinuteLater();
        retired(one, old);
        Files.writeString(one.file, "{\"keys\":[" + inner(backup) + "," + inner(Files.readString(one.file)) + "]}");
        one.table.write(one.sealing, "a", 1);
        assertThat(one.table.rows(one.sealing).countByKid()).containsOnlyKeys(fresh);
        assertThat(one.sealing.list()).as("positive control: it is there again").hasSize(2);
    }

    private static String inner(String set) {
        return set.substring(set.indexOf('[') + 1, set.lastIndexOf(']'));
    }
}
