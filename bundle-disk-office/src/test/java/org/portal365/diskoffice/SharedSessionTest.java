package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Right;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.Sharing;

/** D08, D10, D16, D31, cases 136, 137, 147: several people in one session. */
class SharedSessionTest {
    private Bench bench;
    private FileId file;
    private UserId boris;
    private UserId vera;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        bench = new Bench(folder);
        file = bench.file("plan.docx", TestPackages.docx("before"));
        boris = user("boris", Set.of(Right.READ, Right.WRITE));
        vera = user("vera", Set.of(Right.READ));
    }

    @Test
    void d31EverybodySeesWhoIsInItAndWhoSavedLast() {
        Session session = opened();
        join(boris);
        assertThat(people(session)).containsExactly("anna OWNER IN", "boris EDITOR WAITING");
        bench.work();
        assertThat(people(session)).containsExactly("anna OWNER IN", "boris EDITOR IN");
        bench.cloud.edit(SharedSessionTest::changed, Optional.of("oid-of-boris"));
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.seen(session).pending()).isTrue();
        bench.pass(Duration.ofSeconds(70));
        assertThat(bench.seen(session).pending()).isFalse();
        assertThat(bench.seen(session).savedBy()).contains(bench.anna);
    }

    @Test
    void d10WhoMayOnlyReadJoinsAsAViewer() {
        Session session = opened();
        join(vera);
        bench.work();
        assertThat(people(session)).contains("vera VIEWER IN");
        assertThat(bench.cloud.permissions).containsExactly("read:" + vera + "@contoso.example");
        assertThat(seen(session, vera).address()).isPresent();
        assertThat(seen(session, vera).actions()).isEmpty();
    }

    @Test
    void d10AViewerAloneOpensNothing() {
        assertThat(refusal(vera)).isEqualTo(EditRefusal.NO_RIGHT);
    }

    @Test
    void d08NobodyButTheOwnerIsLetInBeforeSomebodyJoins() {
        bench.settings(java.util.Map.of("enabled", true, "sharing", "organization"));
        Session session = opened();
        bench.pass(Duration.ofSeconds(20));
        assertThat(bench.cloud.permissions).isEmpty();
        join(boris);
        bench.work();
        assertThat(bench.cloud.permissions)
                .as("by name, where that is possible")
                .containsExactly("write:" + boris + "@contoso.example");
        assertThat(seen(session, boris).address().orElseThrow()).hasPath("/edit/" + item(session));
    }

    @Test
    void d08TheOrganizationsLinkComesLast() {
        bench.settings(java.util.Map.of("enabled", true, "sharing", "organization"));
        bench.cloud.sharing.remove(Sharing.PEOPLE);
        Session session = opened();
        join(boris);
        join(vera);
        bench.work();
        assertThat(bench.cloud.permissions).containsExactly("link");
        assertThat(seen(session, boris).address().orElseThrow()).hasPath("/link/" + item(session));
        assertThat(people(session))
                .as("the link would let a viewer write")
                .contains("boris EDITOR IN", "vera VIEWER REFUSED");
    }

    @Test
    void d08ARefusedSharingIsToldWithThePlaceToChangeIt() {
        bench.cloud.sharing.clear();
        Session session = opened();
        join(boris);
        bench.work();
        EditSession seen = bench.seen(session);
        assertThat(seen.note().orElseThrow().in(java.util.Locale.ENGLISH)).contains("SharePoint admin center");
        assertThat(seen.waiting()).as("the owner goes on").isEmpty();
        assertThat(people(session)).contains("boris EDITOR REFUSED");
        assertThat(seen(session, boris).address()).isEmpty();
    }

    @Test
    void case76WhoHasLostTheRightIsPutOutAtOnceAndMayComeBackWithIt() {
        Session session = opened();
        join(boris);
        join(vera);
        bench.work();
        assertThat(bench.cloud.permissions).hasSize(2);
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), boris, Set.of(Right.READ));
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.cloud.permissions).containsExactly("read:" + vera + "@contoso.example");
        assertThat(people(session)).contains("boris EDITOR REFUSED", "vera VIEWER IN");
        assertThat(seen(session, boris).address()).isEmpty();
        join(boris);
        bench.work();
        assertThat(people(session)).contains("boris VIEWER IN");
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), vera, Set.of());
        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.cloud.permissions).containsExactly("read:" + boris + "@contoso.example");
    }

    @Test
    void d08WhoWasRefusedMayTryAgainOnceItIsAllowed() {
        bench.cloud.sharing.clear();
        Session session = opened();
        join(boris);
        bench.work();
        assertThat(people(session)).contains("boris EDITOR REFUSED");
        bench.cloud.sharing.add(Sharing.PEOPLE);
        join(boris);
        bench.work();
        assertThat(people(session)).contains("boris EDITOR IN");
        assertThat(bench.seen(session).note()).isEmpty();
    }

    @Test
    void case147EverythingIsTakenBackAtTheEndEvenWhileTheCopyIsLocked() {
        Session session = opened();
        join(boris);
        join(vera);
        bench.work();
        assertThat(bench.cloud.permissions).hasSize(2);
        bench.cloud.locked = true;
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLEANING);
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.cloud.permissions).isEmpty();
        assertThat(bench.cloud.files()).isEqualTo(1);
        bench.cloud.locked = false;
        bench.until(session, EditState.CLOSED);
        assertThat(bench.cloud.files()).isZero();
    }

    @Test
    void d16TheVersionIsOfWhoReallyEdited() {
        bench.portal.links().link(boris, new ExternalIdentity("office365", AccountsModel.TENANT, "oid-of-boris"));
        Session session = opened();
        bench.cloud.edit(SharedSessionTest::changed, Optional.of("oid-of-boris"));
        bench.pass(Duration.ofSeconds(75));
        assertThat(bench.versions(file)).last().satisfies(version -> {
            assertThat(version.author()).isEqualTo(boris);
            assertThat(version.comment().in(java.util.Locale.ENGLISH)).isEqualTo("Edited in Office365");
        });
        assertThat(bench.seen(session).savedBy()).contains(boris);
        bench.cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, "anna's")));
        bench.pass(Duration.ofSeconds(75));
        assertThat(bench.versions(file)).as("not merged into another's").hasSize(3);
        assertThat(bench.versions(file))
                .last()
                .satisfies(version -> assertThat(version.author()).isEqualTo(bench.anna));
    }

    @Test
    void d16AStrangersNameIsNotTakenForAUser() {
        opened();
        bench.cloud.edit(SharedSessionTest::changed, Optional.of("oid-of-a-guest"));
        bench.pass(Duration.ofSeconds(75));
        assertThat(bench.versions(file))
                .last()
                .satisfies(version -> assertThat(version.author()).isEqualTo(bench.anna));
    }

    @Test
    void case136AnotherEditorTakesOverWhatWaitsForItsOwner() {
        Session session = opened();
        join(boris);
        join(vera);
        bench.work();
        assertThat(seen(session, boris).actions()).isEmpty();
        assertThat(refusal(session, boris)).isEqualTo(EditRefusal.NO_RIGHT);
        bench.cloud.fail(new RemoteFault(RemoteFault.Kind.SIGN_IN, "401"));
        bench.pass(Duration.ofSeconds(6));
        assertThat(seen(session, boris).waiting().orElseThrow().challenge())
                .as("it is not his account")
                .isEmpty();
        assertThat(bench.seen(session).waiting().orElseThrow().challenge()).isPresent();
        assertThat(seen(session, boris).actions()).containsExactly(Action.TAKE_OVER);
        assertThat(refusal(session, vera)).isEqualTo(EditRefusal.NO_RIGHT);
        assertThat(bench.sessions
                        .act(session.id(), Actor.user(boris), Action.TAKE_OVER)
                        .optional()
                        .orElseThrow()
                        .owner())
                .isEqualTo(boris);
        assertThat(people(session)).contains("boris OWNER IN", "anna EDITOR IN");
        assertThat(bench.audited()).containsOnlyOnce("doc_edit_taken_over");
        bench.cloud.edit(SharedSessionTest::changed);
        Session his = bench.store.find(session.id()).orElseThrow();
        bench.act(his, Action.FINISH);
        bench.until(his, EditState.CLOSED);
        assertThat(bench.versions(file)).hasSize(2);
    }

    @Test
    void case137WhatALeaverHasOpenWaitsForSomebodyToTakeItOver() {
        Session session = opened();
        join(boris);
        bench.work();
        bench.cloud.edit(SharedSessionTest::changed);
        bench.portal.users().disable(bench.anna, "left");
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.versions(file)).as("no job acts for who has left").hasSize(1);
        assertThat(seen(session, boris).actions()).containsExactly(Action.TAKE_OVER);
        assertThat(bench.sessions
                        .act(session.id(), Actor.user(boris), Action.TAKE_OVER)
                        .optional())
                .isPresent();
        bench.pass(Duration.ofMinutes(3));
        assertThat(bench.versions(file)).hasSize(2);
    }

    @Test
    void d18AnAdministratorEndsOrTakesOverAnybodysSession() {
        Session session = opened();
        UserId admin = bench.user("admin");
        assertThat(bench.sessions.all()).extracting(Session::id).contains(session.id());
        bench.cloud.edit(SharedSessionTest::changed);
        assertThat(bench.sessions.administer(session.id(), admin, Action.FINISH).optional())
                .isPresent();
        bench.until(session, EditState.CLOSED);
        assertThat(bench.versions(file)).as("with the owner's rights").hasSize(2);
        assertThat(bench.sessions.administer(session.id(), admin, Action.FINISH).refusal())
                .isPresent();
        Session next = opened();
        assertThat(bench.sessions
                        .administer(next.id(), admin, Action.TAKE_OVER)
                        .optional()
                        .orElseThrow()
                        .owner())
                .isEqualTo(admin);
        bench.cloud.edit(SharedSessionTest::changed);
        bench.act(bench.store.find(next.id()).orElseThrow(), Action.FINISH);
        bench.until(next, EditState.CLOSED);
        assertThat(bench.versions(file))
                .as("the administrator may not write there")
                .hasSize(2);
        assertThat(bench.files(admin)).as("so it is kept for the administrator").hasSize(1);
    }

    private UserId user(String name, Set<Right> rights) {
        UserId id = bench.user(name);
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), id, rights);
        return id;
    }

    private Session opened() {
        Session session = bench.open(file);
        bench.until(session, EditState.OPEN);
        return session;
    }

    private void join(UserId user) {
        assertThat(bench.opening
                        .open(new OpenRequest(Actor.user(user), file, Optional.empty()))
                        .optional())
                .isPresent();
    }

    private EditRefusal refusal(UserId user) {
        return bench.opening
                .open(new OpenRequest(Actor.user(user), file, Optional.empty()))
                .refusal()
                .orElseThrow()
                .reason();
    }

    private EditRefusal refusal(Session session, UserId user) {
        return bench.sessions
                .act(session.id(), Actor.user(user), Action.TAKE_OVER)
                .refusal()
                .orElseThrow()
                .reason();
    }

    private EditSession seen(Session session, UserId user) {
        return bench.view.of(bench.store.find(session.id()).orElseThrow(), "office365", user);
    }

    private List<String> people(Session session) {
        return bench.seen(session).people().stream()
                .map(one -> bench.portal
                                .users()
                                .find(one.user())
                                .orElseThrow()
                                .profile()
                                .name() + " " + one.role() + " " + one.entry())
                .toList();
    }

    private String item(Session session) {
        return bench.store.find(session.id()).orElseThrow().workingCopy().itemId();
    }

    private static byte[] changed(byte[] content) {
        return TestPackages.changed(content, parts -> TestPackages.edit(parts, "after"));
    }
}
