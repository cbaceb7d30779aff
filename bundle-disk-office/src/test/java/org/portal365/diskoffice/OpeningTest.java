package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.CreateRequest;
import org.portal365.api.disk.DocumentKind;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Offer;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Right;
import org.portal365.api.social.GrantState;
import org.portal365.diskoffice.core.Session;

/** D01, D02, D03, D09, D10: who may open what, and who joins whom. */
class OpeningTest {
    private Bench bench;
    private FileId file;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        bench = new Bench(folder);
        file = bench.file("plan.docx", TestPackages.docx("before"));
    }

    @Test
    void refusesNewSessionsWhileItIsSwitchedOff() {
        bench.settings(Map.of("enabled", false));
        assertThat(refusal(open(bench.anna))).isEqualTo(EditRefusal.UNAVAILABLE);
    }

    @Test
    void asksWhoHasNoAccountToConnectOne() {
        bench.accounts.disconnect(bench.accounts.of(bench.anna).get(0).id());
        Outcome<Session, EditRefusal> outcome = open(bench.anna);
        assertThat(refusal(outcome)).isEqualTo(EditRefusal.SIGN_IN_NEEDED);
        assertThat(outcome.refusal().orElseThrow().challenge().orElseThrow().scopes())
                .containsExactly("Files.ReadWrite");
    }

    @Test
    void asksToSignInAgainWhenThereIsNoToken() {
        bench.accounts.grant = GrantState.SIGN_IN_NEEDED;
        Outcome<Session, EditRefusal> outcome = open(bench.anna);
        assertThat(refusal(outcome)).isEqualTo(EditRefusal.SIGN_IN_NEEDED);
        assertThat(outcome.refusal().orElseThrow().challenge().orElseThrow().account())
                .isPresent();
        bench.accounts.grant = GrantState.BLOCKED;
        assertThat(refusal(open(bench.anna))).isEqualTo(EditRefusal.ADMIN_NEEDED);
    }

    @Test
    void letsOnlyMembersOfTheOrganizationEdit() {
        bench.tenants = Set.of("22222222-2222-2222-2222-222222222222");
        assertThat(refusal(open(bench.anna))).isEqualTo(EditRefusal.NO_RIGHT);
        bench.settings(Map.of("enabled", true, "tenant.only", false));
        assertThat(open(bench.anna).optional()).isPresent();
    }

    @Test
    void case130LetsTheSecondUserJoinTheSameWorkingCopy() {
        UserId boris = colleague();
        Session first = open(bench.anna).optional().orElseThrow();
        bench.until(first, EditState.OPEN);
        Session second = open(boris).optional().orElseThrow();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(bench.view.of(second, "office365", boris).address()).isEmpty();
        bench.work();
        assertThat(bench.cloud.invited).containsExactly(boris + "@contoso.example");
        assertThat(bench.view
                        .of(bench.store.find(first.id()).orElseThrow(), "office365", boris)
                        .address())
                .isPresent();
        assertThat(bench.cloud.files()).isEqualTo(1);
    }

    @Test
    void case130TellsTheSecondUserWhenNobodyElseIsLetIn() {
        bench.settings(Map.of("enabled", true, "sharing", "owner"));
        UserId boris = colleague();
        assertThat(open(bench.anna).optional()).isPresent();
        assertThat(refusal(open(boris))).isEqualTo(EditRefusal.LOCKED);
    }

    @Test
    void givesTheOwnerTheRunningSessionAgain() {
        Session first = open(bench.anna).optional().orElseThrow();
        assertThat(open(bench.anna).optional().orElseThrow().id()).isEqualTo(first.id());
        bench.until(first, EditState.OPEN);
        bench.act(first, Action.DISCARD);
        bench.until(first, EditState.CLOSED);
        assertThat(open(bench.anna).optional().orElseThrow().id()).isNotEqualTo(first.id());
    }

    @Test
    void refusesWhoMayOnlyRead() {
        UserId boris = bench.user("boris");
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), boris, Set.of(Right.READ));
        assertThat(refusal(open(boris))).isEqualTo(EditRefusal.NO_RIGHT);
        assertThat(refusal(open(bench.user("stranger")))).isEqualTo(EditRefusal.GONE);
    }

    @Test
    void letsNobodyElseFinishOrDiscard() {
        UserId boris = colleague();
        Session session = open(bench.anna).optional().orElseThrow();
        bench.until(session, EditState.OPEN);
        assertThat(bench.sessions
                        .act(session.id(), Actor.user(boris), Action.DISCARD)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(EditRefusal.NO_RIGHT);
        UserId stranger = bench.user("stranger");
        assertThat(bench.sessions
                        .act(session.id(), Actor.user(stranger), Action.DISCARD)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(EditRefusal.GONE);
        assertThat(bench.sessions.find(session.id(), Actor.user(stranger))).isEmpty();
        assertThat(bench.sessions.ofFile(file, Actor.user(stranger))).isEmpty();
        assertThat(bench.sessions.ofFile(file, Actor.user(boris))).hasSize(1);
        assertThat(bench.sessions.of(Actor.user(bench.anna))).hasSize(1);
    }

    @Test
    void createsDocumentsOnceAndOpensThem() {
        for (DocumentKind kind : DocumentKind.values()) {
            CreateRequest request = new CreateRequest(
                    Actor.user(bench.anna),
                    bench.portal.disk().home(bench.anna),
                    "New one",
                    kind,
                    "key-" + kind,
                    Optional.empty());
            Session session = create(request, kind);
            assertThat(create(request, kind).id()).isEqualTo(session.id());
            bench.until(session, EditState.OPEN);
            assertThat(session.origin().name()).isEqualTo("New one." + kind.extension());
        }
        assertThat(bench.files()).hasSize(4);
    }

    @Test
    void offersWhatOfficeEdits() {
        assertThat(offer("a.docx", 1)).isEqualTo(Offer.Mode.EDIT);
        assertThat(offer("a.XLSX", 1)).isEqualTo(Offer.Mode.EDIT);
        assertThat(offer("a.pdf", 1)).isEqualTo(Offer.Mode.NONE);
        assertThat(offer("a.docm", 1)).isEqualTo(Offer.Mode.NONE);
        assertThat(offer("a.docx", 200L << 20)).isEqualTo(Offer.Mode.NONE);
        bench.settings(Map.of("enabled", true, "macros", "allow"));
        assertThat(offer("a.docm", 1)).isEqualTo(Offer.Mode.EDIT);
    }

    private Offer.Mode offer(String name, long size) {
        FileInfo some = bench.portal
                .disk()
                .file(Actor.user(bench.anna), file)
                .optional()
                .orElseThrow();
        return bench.opening
                .offer(new FileInfo(some.id(), some.folder(), name, "", size, some.head(), some.rights()))
                .mode();
    }

    private Session create(CreateRequest request, DocumentKind kind) {
        Body blank = Blanks.of(kind);
        return bench.opening.create(request, blank).optional().orElseThrow();
    }

    private UserId colleague() {
        UserId boris = bench.user("boris");
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), boris, Set.of(Right.READ, Right.WRITE));
        return boris;
    }

    private Outcome<Session, EditRefusal> open(UserId user) {
        return bench.opening.open(new OpenRequest(Actor.user(user), file, Optional.empty()));
    }

    private static EditRefusal refusal(Outcome<Session, EditRefusal> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}
