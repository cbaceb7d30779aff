package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.NewVersion;
import org.portal365.api.disk.Right;
import org.portal365.api.disk.Waiting;
import org.portal365.api.social.GrantState;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Session;

/** D07, D12 to D20, D27, D29: the life of a session, step by step. */
class SessionLifeTest {
    private Bench bench;
    private FileId file;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        bench = new Bench(folder);
        file = bench.file("Plan #1 50%.docx", TestPackages.docx("before"));
    }

    @Test
    void opensInAFewCallsAndBringsAChangeBackAsOneVersion() {
        Session session = opened();
        assertThat(bench.cloud.calls()).hasSizeLessThanOrEqualTo(8);
        assertThat(bench.seen(session).address()).isPresent();
        edit("after");
        int before = bench.cloud.calls().size();
        bench.pass(Duration.ofSeconds(70));
        assertThat(bench.versions(file)).hasSize(2);
        assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("after");
        assertThat(bench.cloud.calls().stream().skip(before).filter("download"::equals))
                .describedAs("the baseline and the change")
                .hasSizeLessThanOrEqualTo(2);
        finish(session);
        assertThat(bench.versions(file)).hasSize(2);
        assertThat(bench.cloud.files()).isZero();
        assertThat(bench.audited()).containsExactly("doc_edit_opened", "doc_edit_collected", "doc_edit_closed");
    }

    @Test
    void case123MakesNoVersionOfWhatOneDriveHasRewritten() {
        bench.cloud.rewrite(TestPackages::promoted);
        Session session = opened();
        bench.cloud.edit(content -> content);
        finish(session);
        assertThat(bench.versions(file)).hasSize(1);
        assertThat(bench.seen(session).saved()).isEmpty();
    }

    @Test
    void seesAChangeOfARewrittenDocument() {
        bench.cloud.rewrite(TestPackages::promoted);
        Session session = opened();
        edit("after");
        finish(session);
        assertThat(bench.versions(file)).hasSize(2);
    }

    @Test
    void mergesWhatComesBackWithinTheWindow() {
        Session session = opened();
        edit("one");
        bench.pass(Duration.ofSeconds(70));
        edit("two");
        bench.pass(Duration.ofSeconds(70));
        assertThat(bench.versions(file)).hasSize(2);
        bench.pass(Duration.ofMinutes(5));
        edit("three");
        finish(session);
        assertThat(bench.versions(file)).hasSize(3);
        assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("three");
    }

    @Test
    void waitsAfterFinishingUntilTheLastChangeHasArrived() {
        Session session = opened();
        bench.act(session, Action.FINISH);
        bench.pass(Duration.ofSeconds(50));
        edit("late");
        bench.until(session, EditState.CLOSED);
        assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("late");
    }

    @Test
    void case132KeepsBothWhenTheFileWasChangedInThePortal() {
        Session session = opened();
        changeInPortal();
        edit("office");
        bench.pass(Duration.ofSeconds(70));
        edit("office again");
        finish(session);
        assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("portal");
        FileId copy = bench.files().stream()
                .filter(other -> !other.equals(file))
                .findFirst()
                .orElseThrow();
        assertThat(bench.files()).hasSize(2);
        assertThat(TestPackages.paragraph(bench.head(copy))).isEqualTo("office again");
        assertThat(bench.seen(session).state()).isEqualTo(EditState.CONFLICT);
        assertThat(bench.audited()).containsOnlyOnce("doc_edit_conflict");
    }

    @Test
    void case134KeepsARecoveryCopyWhenTheFileWasDeleted() {
        Session session = opened();
        bench.portal.disk().delete(file);
        edit("office");
        finish(session);
        assertThat(bench.seen(session).state()).isEqualTo(EditState.RECOVERED);
        assertThat(bench.audited()).containsOnlyOnce("doc_edit_recovered");
        assertThat(bench.cloud.files()).isZero();
    }

    @Test
    void case80KeepsMacrosOutOfAPlainDocument() {
        Session session = opened();
        bench.cloud.edit(content ->
                TestPackages.changed(content, parts -> parts.put("word/vbaProject.bin", TestPackages.bytes("macros"))));
        finish(session);
        assertThat(bench.versions(file)).hasSize(1);
        assertThat(bench.seen(session).state()).isEqualTo(EditState.RECOVERED);
    }

    @Test
    void case81KeepsOutWhatIsNoDocument() {
        Session session = opened();
        bench.cloud.edit(content -> TestPackages.bytes("<html>not a document</html>"));
        finish(session);
        assertThat(bench.versions(file)).hasSize(1);
        assertThat(bench.seen(session).state()).isEqualTo(EditState.RECOVERED);
    }

    @Test
    void case109CleansUpPatientlyAndWithoutAnErrorForTheUser() {
        Session session = opened();
        edit("after");
        bench.cloud.locked = true;
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLEANING);
        bench.pass(Duration.ofMinutes(10));
        assertThat(bench.seen(session).waiting()).isEmpty();
        edit("typed on in a tab that was left open");
        bench.cloud.locked = false;
        bench.until(session, EditState.CLOSED);
        assertThat(TestPackages.paragraph(bench.head(file))).startsWith("typed on");
        assertThat(bench.cloud.files()).isZero();
    }

    @Test
    void case104EndsWhenTheWorkingCopyIsGone() {
        Session session = opened();
        bench.cloud.lose();
        bench.until(session, EditState.CLOSED);
        assertThat(bench.versions(file)).hasSize(1);
        assertThat(bench.audited()).contains("doc_edit_copy_missing");
    }

    @Test
    void case110WaitsAsLongAsItIsAskedTo() {
        Session session = opened();
        bench.cloud.fail(new RemoteFault(RemoteFault.Kind.THROTTLED, "429", Duration.ofSeconds(315), null, null));
        bench.pass(Duration.ofSeconds(6));
        int calls = bench.cloud.calls().size();
        assertThat(bench.seen(session).waiting().orElseThrow().reason()).isEqualTo(Waiting.Reason.THROTTLED);
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.cloud.calls()).hasSize(calls);
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.seen(session).waiting()).isEmpty();
    }

    @Test
    void case136AsksToSignInAgainAndGoesOnAtOnce() {
        Session session = opened();
        edit("after");
        bench.cloud.fail(new RemoteFault(RemoteFault.Kind.SIGN_IN, "401", null, "{\"nbf\":1}", null));
        bench.pass(Duration.ofSeconds(6));
        Waiting waiting = bench.seen(session).waiting().orElseThrow();
        assertThat(waiting.challenge().orElseThrow().claims()).contains("{\"nbf\":1}");

        bench.accounts.grant = GrantState.SIGN_IN_NEEDED;
        int calls = bench.cloud.calls().size();
        assertThat(bench.sessions.find(session.id(), Actor.user(bench.anna))).isPresent();
        bench.work();
        assertThat(bench.cloud.calls())
                .as("looking at the page, without signing in, asks nobody")
                .hasSize(calls);

        bench.accounts.grant = GrantState.OK;
        assertThat(bench.sessions.find(session.id(), Actor.user(bench.anna))).isPresent();
        bench.work();
        assertThat(bench.seen(session).waiting()).isEmpty();
        finish(session);
        assertThat(bench.versions(file)).hasSize(2);
    }

    @Test
    void case76KeepsARecoveryCopyWhenTheRightIsGone() {
        UserId boris = bench.user("boris");
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), boris, Set.of(Right.READ, Right.WRITE));
        Session session = bench.opening
                .open(new org.portal365.api.disk.OpenRequest(Actor.user(boris), file, Optional.empty()))
                .optional()
                .orElseThrow();
        bench.until(session, EditState.OPEN);
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), boris, Set.of(Right.READ));
        edit("after");
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.versions(file)).hasSize(1);
        assertThat(bench.seen(session).state()).isEqualTo(EditState.RECOVERED);
    }

    @Test
    void discardsAndRemovesTheWorkingCopy() {
        Session session = opened();
        edit("unwanted");
        bench.act(session, Action.DISCARD);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.versions(file)).hasSize(1);
        assertThat(bench.cloud.files()).isZero();
        assertThat(bench.seen(session).state()).isEqualTo(EditState.DISCARDED);
    }

    @Test
    void goesOnEditingAfterFinishing() {
        Session session = opened();
        bench.act(session, Action.FINISH);
        assertThat(bench.seen(session).state()).isEqualTo(EditState.COLLECTING);
        bench.pass(Duration.ofSeconds(10));
        bench.act(session, Action.CONTINUE);
        bench.work();
        assertThat(bench.state(session)).isEqualTo(EditState.OPEN);
    }

    @Test
    void collectsAbandonedSessions() {
        bench.settings(Map.of("enabled", true, "collect.after", "10 min", "watch.interval", "1 min"));
        Session session = opened();
        bench.until(session, EditState.CLOSED);
        assertThat(bench.audited()).contains("doc_edit_closed");
    }

    @Test
    void case138FinishesWhatIsOpenWhenItIsSwitchedOff() {
        Session session = opened();
        bench.settings(Map.of("enabled", false));
        edit("after");
        finish(session);
        assertThat(bench.versions(file)).hasSize(2);
    }

    @Test
    void case122UploadsInRangesAndGoesOnWhereItStopped() {
        FileId big = bench.file("big.docx", new byte[9 << 20]);
        Session session = bench.open(big);
        bench.cuts.cut(13, true);
        bench.until(session, EditState.OPEN);
        assertThat(bench.cloud.calls()).containsOnlyOnce("begin").contains("position");
        assertThat(bench.cloud.files()).isEqualTo(1);
    }

    @Test
    void case122BeginsAnewWhenTheUploadSessionIsForgotten() {
        FileId big = bench.file("big.docx", new byte[9 << 20]);
        Session session = bench.open(big);
        bench.cuts.cut(13, true);
        bench.work();
        bench.cloud.forgetUploads();
        bench.until(session, EditState.OPEN);
        assertThat(bench.cloud.calls().stream().filter("begin"::equals)).hasSize(2);
    }

    private Session opened() {
        Session session = bench.open(file);
        bench.until(session, EditState.OPEN);
        return session;
    }

    private void edit(String text) {
        bench.cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, text)));
    }

    private void finish(Session session) {
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
    }

    private void changeInPortal() {
        bench.breakLock(file);
        assertThat(bench.portal
                        .disk()
                        .addVersion(
                                Actor.user(bench.anna),
                                new NewVersion(
                                        file,
                                        bench.portal
                                                .disk()
                                                .file(Actor.user(bench.anna), file)
                                                .optional()
                                                .orElseThrow()
                                                .head(),
                                        "portal-" + file,
                                        bench.anna,
                                        Text.of("by hand"),
                                        Optional.empty(),
                                        Optional.empty()),
                                Body.of(TestPackages.docx("portal")))
                        .optional())
                .isPresent();
    }
}
