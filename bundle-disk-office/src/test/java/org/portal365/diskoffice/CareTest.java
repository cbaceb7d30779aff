package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.DiskRefusal;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.Lock;
import org.portal365.api.disk.NewVersion;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Right;
import org.portal365.api.disk.Waiting;
import org.portal365.api.portal.Notice;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Session;

/** D11, D15, D18, D21, D22, D32, D34, cases 133, 135, 138, 139: what a session does beside the document. */
class CareTest {
    private Bench bench;
    private FileId file;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        bench = new Bench(folder);
        file = bench.file("plan.docx", TestPackages.docx("before"));
    }

    @Test
    void d11TheFileIsLockedWhileItIsOpenAndFreeAfterwards() {
        Session session = opened();
        assertThat(bench.portal.disk().lockOf(file).map(Lock::owner))
                .contains(session.id().value());
        assertThat(save("by hand")).contains(DiskRefusal.LOCKED);
        bench.pass(Duration.ofHours(2));
        assertThat(save("by hand")).as("prolonged as long as it is open").contains(DiskRefusal.LOCKED);
        edit("after");
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.versions(file)).as("our own version passes the lock").hasSize(2);
        assertThat(bench.portal.disk().lockOf(file)).isEmpty();
        assertThat(save("by hand")).isEmpty();
    }

    @Test
    void d11DiscardingFreesIt() {
        Session session = opened();
        bench.act(session, Action.DISCARD);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.portal.disk().lockOf(file)).isEmpty();
        assertThat(bench.audited()).containsOnlyOnce("doc_edit_discarded");
    }

    @Test
    void d11TheLockOfASessionThatWaitsEndsByItself() {
        opened();
        bench.cloud.fail(new RemoteFault(RemoteFault.Kind.THROTTLED, "429", Duration.ofHours(3), null, null));
        bench.pass(Duration.ofHours(1));
        assertThat(bench.portal.disk().lockOf(file)).isEmpty();
    }

    @Test
    void case135WhatAnotherHasLockedIsNotOpened() {
        assertThat(bench.portal
                        .disk()
                        .lock(Actor.user(bench.anna), file, "somebody", Duration.ofHours(1))
                        .optional())
                .isPresent();
        assertThat(bench.opening
                        .open(new OpenRequest(Actor.user(bench.anna), file, Optional.empty()))
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(EditRefusal.LOCKED);
        assertThat(bench.sessions.of(Actor.user(bench.anna))).isEmpty();
    }

    @Test
    void case135AtTheWriteBackItWaitsForAForeignLockAndGoesOn() {
        Session session = opened();
        bench.breakLock(file);
        Lock foreign = bench.portal
                .disk()
                .lock(Actor.user(bench.anna), file, "somebody", Duration.ofHours(1))
                .optional()
                .orElseThrow();
        edit("after");
        bench.act(session, Action.FINISH);
        bench.pass(Duration.ofMinutes(3));
        assertThat(bench.seen(session).waiting().orElseThrow().reason()).isEqualTo(Waiting.Reason.LOCKED);
        bench.portal.disk().unlock(foreign);
        bench.until(session, EditState.CLOSED);
        assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("after");
    }

    @Test
    void d15BothAreToldOfAConflictWithTheCopy() {
        UserId boris = bench.user("boris");
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), boris, Set.of(Right.READ, Right.WRITE));
        Session session = opened();
        bench.breakLock(file);
        assertThat(save(boris, "portal")).isEmpty();
        edit("office");
        bench.pass(Duration.ofSeconds(75));
        FileId copy = bench.seen(session).kept().orElseThrow();
        String name = bench.portal
                .disk()
                .file(Actor.user(bench.anna), copy)
                .optional()
                .orElseThrow()
                .name();
        assertThat(name).startsWith("plan (Office365, anna, 20").endsWith(").docx");
        for (UserId user : List.of(bench.anna, boris)) {
            assertThat(bench.portal.notices().of(user)).singleElement().satisfies(notice -> {
                assertThat(notice.words().in(Locale.ENGLISH)).contains("plan.docx", "Both were kept");
                assertThat(notice.file()).contains(copy);
            });
        }
    }

    @Test
    void d18TheOwnerIsRemindedOnceAndItIsBroughtBackInTheEnd() {
        bench.settings(Map.of("enabled", true, "idle.reminder", "1 h", "collect.after", "3 h"));
        Session session = opened();
        edit("left alone");
        bench.pass(Duration.ofMinutes(70));
        assertThat(told(bench.anna)).hasSize(1).allMatch(words -> words.contains("is still open"));
        bench.pass(Duration.ofMinutes(30));
        assertThat(told(bench.anna)).hasSize(1);
        bench.pass(Duration.ofHours(2));
        assertThat(bench.state(session)).isEqualTo(EditState.CLOSED);
        assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("left alone");
        assertThat(bench.cloud.files()).isZero();
    }

    @Test
    void d21ARenameInOfficeComesBack() {
        Session session = opened();
        bench.cloud.rename("Budget 2027.docx");
        bench.pass(Duration.ofSeconds(10));
        assertThat(name()).isEqualTo("Budget 2027.docx");
        bench.cloud.rename("Budget 2027.txt");
        bench.pass(Duration.ofSeconds(10));
        assertThat(name()).as("another type is no rename").isEqualTo("Budget 2027.docx");
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.versions(file)).hasSize(1);
    }

    @Test
    void d21ATakenNameIsToldAndTheOldOneStays() {
        bench.file("taken.docx", TestPackages.docx("other"));
        Session session = opened();
        bench.cloud.rename("taken.docx");
        bench.pass(Duration.ofSeconds(10));
        assertThat(name()).isEqualTo("plan.docx");
        assertThat(bench.seen(session).note()).isPresent();
    }

    @Test
    void case133ARenameInThePortalDoesNotDisturb() {
        Session session = opened();
        assertThat(bench.portal
                        .disk()
                        .rename(Actor.user(bench.anna), file, "renamed.docx")
                        .optional())
                .isPresent();
        edit("after");
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("after");
        assertThat(name()).isEqualTo("renamed.docx");
        assertThat(bench.cloud.files()).isZero();
    }

    @Test
    void d22AnOlderVersionIsEditedAloneAndBecomesTheNewest() {
        VersionId first = bench.versions(file).get(0).id();
        assertThat(save("second")).isEmpty();
        Session session = open(first);
        bench.until(session, EditState.OPEN);
        assertThat(TestPackages.paragraph(bench.cloud.content())).isEqualTo("before");
        assertThat(bench.opening
                        .open(new OpenRequest(Actor.user(bench.anna), file, Optional.empty()))
                        .optional()
                        .orElseThrow()
                        .id())
                .as("its owner finds it again")
                .isEqualTo(session.id());
        UserId boris = bench.user("boris");
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), boris, Set.of(Right.READ, Right.WRITE));
        assertThat(bench.opening
                        .open(new OpenRequest(Actor.user(boris), file, Optional.empty()))
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(EditRefusal.LOCKED);
        edit("before, changed");
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.versions(file))
                .hasSize(3)
                .last()
                .satisfies(version ->
                        assertThat(version.comment().in(Locale.ENGLISH)).contains("older version"));
        assertThat(bench.files()).as("no conflict").hasSize(1);
    }

    @Test
    void d22AnOlderVersionThatIsNotChangedMakesNone() {
        VersionId first = bench.versions(file).get(0).id();
        assertThat(save("second")).isEmpty();
        Session session = open(first);
        bench.until(session, EditState.OPEN);
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.versions(file)).hasSize(2);
    }

    @Test
    void d22WhileOneVersionIsOpenAnotherIsNot() {
        VersionId first = bench.versions(file).get(0).id();
        assertThat(save("second")).isEmpty();
        opened();
        assertThat(bench.opening
                        .open(new OpenRequest(Actor.user(bench.anna), file, Optional.empty(), Optional.of(first)))
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(EditRefusal.LOCKED);
    }

    @Test
    void d32NobodyBeginsWhereNothingCouldComeBack() {
        bench.portal.disk().quota(bench.anna, 1);
        assertThat(bench.opening
                        .open(new OpenRequest(Actor.user(bench.anna), file, Optional.empty()))
                        .refusal()
                        .orElseThrow()
                        .user()
                        .in(Locale.ENGLISH))
                .contains("no room for another version");
    }

    @Test
    void d32AFullDriveIsToldBeforeTheUpload() {
        bench.cloud.room = OptionalLong.of(10);
        Session session = bench.open(file);
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.seen(session).waiting().orElseThrow().reason()).isEqualTo(Waiting.Reason.DISK_FULL);
        assertThat(bench.cloud.calls()).doesNotContain("put", "begin");
        bench.cloud.room = OptionalLong.empty();
        bench.until(session, EditState.OPEN);
    }

    @Test
    void d32AtTheWriteBackAFullPortalKeepsARecoveryCopy() {
        Session session = opened();
        bench.portal.disk().quota(bench.anna, 1);
        edit("after");
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.seen(session).state()).isEqualTo(EditState.RECOVERED);
        assertThat(bench.seen(session).kept()).isPresent();
        assertThat(told(bench.anna)).singleElement().asString().contains("could not become a version");
    }

    @Test
    void case138SwitchedOffWhatIsOpenIsBroughtBackAfterATimeOfGrace() {
        Session session = opened();
        edit("one");
        bench.pass(Duration.ofSeconds(75));
        bench.settings(Map.of("enabled", false));
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.seen(session).note().orElseThrow().in(Locale.ENGLISH)).contains("switched off");
        edit("two");
        bench.pass(Duration.ofMinutes(20));
        assertThat(bench.state(session)).isEqualTo(EditState.CLOSED);
        assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("two");
        assertThat(bench.opening
                        .open(new OpenRequest(Actor.user(bench.anna), file, Optional.empty()))
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(EditRefusal.UNAVAILABLE);
    }

    @Test
    void case138SwitchedOnAgainItGoesOn() {
        Session session = opened();
        bench.settings(Map.of("enabled", false));
        bench.pass(Duration.ofMinutes(5));
        bench.settings(Map.of("enabled", true));
        bench.pass(Duration.ofMinutes(30));
        assertThat(bench.state(session)).isEqualTo(EditState.OPEN);
        assertThat(bench.seen(session).note()).isEmpty();
    }

    @Test
    void case139AnOrganizationThatIsNoLongerAdmittedGetsTheSameGrace() {
        Session session = opened();
        bench.tenants = Set.of("22222222-2222-2222-2222-222222222222");
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.seen(session).note().orElseThrow().in(Locale.ENGLISH)).contains("organization");
        edit("last words");
        bench.pass(Duration.ofMinutes(20));
        assertThat(bench.state(session)).isEqualTo(EditState.CLOSED);
        assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("last words");
    }

    @Test
    void d34EachStepOfASessionIsAuditedOnce() {
        Session session = opened();
        edit("after");
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.audited()).containsExactly("doc_edit_opened", "doc_edit_collected", "doc_edit_closed");
    }

    private Session opened() {
        Session session = bench.open(file);
        bench.until(session, EditState.OPEN);
        return session;
    }

    private Session open(VersionId version) {
        return bench.opening
                .open(new OpenRequest(Actor.user(bench.anna), file, Optional.empty(), Optional.of(version)))
                .optional()
                .orElseThrow();
    }

    private void edit(String text) {
        bench.cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, text)));
    }

    private String name() {
        return bench.portal
                .disk()
                .file(Actor.user(bench.anna), file)
                .optional()
                .orElseThrow()
                .name();
    }

    private List<String> told(UserId user) {
        return bench.portal.notices().of(user).stream()
                .map(Notice::words)
                .map(words -> words.in(Locale.ENGLISH))
                .toList();
    }

    private Optional<DiskRefusal> save(String text) {
        return save(bench.anna, text);
    }

    private Optional<DiskRefusal> save(UserId user, String text) {
        VersionId head = bench.portal
                .disk()
                .file(Actor.user(user), file)
                .optional()
                .orElseThrow()
                .head();
        return bench.portal
                .disk()
                .addVersion(
                        Actor.user(user),
                        new NewVersion(
                                file, head, text + head, user, Text.of("by hand"), Optional.empty(), Optional.empty()),
                        Body.of(TestPackages.docx(text)))
                .refusal()
                .map(refused -> refused.reason());
    }
}
