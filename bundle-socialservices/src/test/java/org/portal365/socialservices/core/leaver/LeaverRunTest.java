package org.portal365.socialservices.core.leaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portal365.socialservices.core.leaver.LeaverRules.Mode.DISABLE;
import static org.portal365.socialservices.core.leaver.LeaverRules.Mode.REPORT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.AuditException;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.NewUser;
import org.portal365.api.portal.Profile;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.core.Rig;
import org.portal365.socialservices.core.ServiceId;
import org.portal365.socialservices.core.TestIdTokens;

/** S30: who has left is disabled, and nobody else ever is. */
class LeaverRunTest {
    private static final String TENANT = TestIdTokens.TENANT;
    private static final String PARTNER = "99999999-2222-3333-4444-555555555555";
    private static final LeaverRules FIVE = new LeaverRules(DISABLE, 5);

    private final InMemoryPortal portal = new InMemoryPortal();
    private final FakeOrganisations organisations = new FakeOrganisations();
    private final MemoryBook book = new MemoryBook();
    private final List<Duration> pauses = new ArrayList<>();
    private final LeaverRun run = new LeaverRun(
            new LeaverRun.PortalSide(portal.users(), portal.links(), portal.audit()),
            organisations,
            portal.clock(),
            pauses::add);

    private static ExternalIdentity identity(String tenant) {
        return new ExternalIdentity(
                ServiceId.OFFICE365, tenant, UUID.randomUUID().toString());
    }

    private UserId somebody(Standing standing) {
        return somebody(identity(TENANT), standing);
    }

    private UserId somebody(ExternalIdentity identity, Standing standing) {
        stands(identity, standing);
        return portal.users()
                .register(new NewUser(Profile.named("Somebody"), identity, Set.of()))
                .optional()
                .orElseThrow();
    }

    private void stands(ExternalIdentity identity, Standing standing) {
        organisations.standings.put(Guid.parse(identity.subject()).orElseThrow(), standing);
    }

    private void stands(UserId user, Standing standing) {
        portal.links().of(user).forEach(identity -> stands(identity, standing));
    }

    private List<UserId> several(int count, Standing standing) {
        List<UserId> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(somebody(standing));
        }
        return people;
    }

    private LeaverReport run(LeaverRules rules) {
        return run.run(Rig.registration(Set.of(TENANT, PARTNER)), rules, book, () -> true)
                .orElseThrow();
    }

    private boolean enabled(UserId user) {
        return portal.users().find(user).orElseThrow().enabled();
    }

    @Test
    void s30WhoHasLeftIsDisabledWithSessionsAndOthersAreNot() {
        List<UserId> working = several(40, Standing.WORKS);
        List<UserId> left = several(3, Standing.CLOSED);
        UserId unknown = somebody(Standing.UNKNOWN);
        String session = portal.sessions().begin(left.get(0), ServiceId.OFFICE365, "sid");

        LeaverReport report = run(FIVE);

        assertThat(left).noneMatch(this::enabled);
        assertThat(portal.sessions().alive(session)).isFalse();
        assertThat(working).allMatch(this::enabled);
        assertThat(enabled(unknown)).isTrue();
        assertThat(report.looked()).isEqualTo(44);
        assertThat(report.untold()).isEqualTo(1);
        assertThat(report.disabled()).isEqualTo(3);
        assertThat(book.states.values()).containsOnly(LeaverState.DISABLED).hasSize(3);
        assertThat(portal.audit().events()).extracting(AuditEvent::name).containsOnly("user_left");
        assertThat(portal.audit().events())
                .extracting(event -> event.user().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(left);
        assertThat(organisations.asked)
                .hasSize(3)
                .allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(15));
        assertThat(book.next).contains(portal.clock().instant().plus(LeaverRun.A_DAY));
        assertThat(run(FIVE).disabled()).as("again").isZero();
    }

    @Test
    void s30AReportDisablesNobody() {
        several(1, Standing.WORKS);
        List<UserId> left = several(7, Standing.CLOSED);
        LeaverReport report = run(new LeaverRules(REPORT, 5));
        assertThat(left).allMatch(this::enabled);
        assertThat(report.due()).isEqualTo(7);
        assertThat(report.held()).isFalse();
        assertThat(book.states.keySet()).containsExactlyInAnyOrderElementsOf(left);
        assertThat(portal.audit().events()).isEmpty();
    }

    @Test
    void s30MoreThanTheThresholdAndNobodyIsDisabled() {
        several(50, Standing.WORKS);
        List<UserId> left = several(6, Standing.CLOSED);
        LeaverReport report = run(FIVE);
        assertThat(report.held()).isTrue();
        assertThat(left).allMatch(this::enabled);
        assertThat(portal.audit().events()).isEmpty();
        assertThat(run(new LeaverRules(DISABLE, 6)).disabled()).as("raised").isEqualTo(6);
        assertThat(left).noneMatch(this::enabled);
    }

    @Test
    void s30WhenNobodyAtAllWorksItIsNotBelieved() {
        List<UserId> left = several(2, Standing.CLOSED);
        somebody(Standing.UNKNOWN);
        assertThat(run(FIVE).held()).isTrue();
        assertThat(left).allMatch(this::enabled);
        somebody(Standing.WORKS);
        assertThat(run(FIVE).disabled()).as("positive control").isEqualTo(2);
    }

    @Test
    void s30NoErrorDisablesAnybody() {
        List<UserId> people = several(20, Standing.CLOSED);
        for (UntoldException.Why why : UntoldException.Why.values()) {
            organisations.silent.put(new Guid(TENANT), why);
            LeaverReport report = run(new LeaverRules(DISABLE, 100));
            assertThat(people).as("%s", why).allMatch(this::enabled);
            assertThat(report.untold()).isEqualTo(20);
            assertThat(report.due()).isZero();
            assertThat(report.trouble()).contains(new LeaverReport.Trouble(why, TENANT, "ref-1"));
        }
        assertThat(organisations.asked).as("one question each").hasSize(4);
    }

    @Test
    void s30AnOrganisationThatIsSilentHoldsUpNoOther() {
        UserId silent = somebody(identity(PARTNER), Standing.CLOSED);
        somebody(Standing.WORKS);
        UserId left = somebody(Standing.CLOSED);
        organisations.silent.put(new Guid(PARTNER), UntoldException.Why.FORBIDDEN);
        assertThat(run(FIVE).disabled()).isEqualTo(1);
        assertThat(enabled(left)).isFalse();
        assertThat(enabled(silent)).isTrue();
    }

    @Test
    void s30WhoIsAskedToWaitWaitsAndGoesOnUnlessItIsLong() {
        several(20, Standing.WORKS);
        UserId left = somebody(Standing.CLOSED);
        organisations.faults.add(busy(Duration.ofSeconds(30)));
        assertThat(run(FIVE).disabled()).isEqualTo(1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(30));
        assertThat(enabled(left)).isFalse();

        UserId next = somebody(Standing.CLOSED);
        organisations.faults.add(busy(Duration.ofMinutes(30)));
        LeaverReport report = run(FIVE);
        assertThat(report.untold()).isEqualTo(22);
        assertThat(enabled(next)).isTrue();
        assertThat(book.next).contains(portal.clock().instant().plus(LeaverRun.SOON));
    }

    private static UntoldException busy(Duration time) {
        return new UntoldException(UntoldException.Why.BUSY, "", Optional.of(time), null);
    }

    @Test
    void s30OneAccountThatWorksOrIsUnknownIsEnough() {
        several(1, Standing.WORKS);
        for (Standing other : Standing.values()) {
            UserId user = somebody(Standing.CLOSED);
            ExternalIdentity second = identity(PARTNER);
            stands(second, other);
            assertThat(portal.links().link(user, second).optional()).isPresent();
            run(FIVE);
            assertThat(enabled(user)).as("%s", other).isEqualTo(other != Standing.CLOSED);
        }
    }

    @Test
    void s30PeopleOfOrganisationsThatAreNotAdmittedAreLeftAlone() {
        UserId stranger = somebody(identity("88888888-2222-3333-4444-555555555555"), Standing.CLOSED);
        somebody(Standing.WORKS);
        LeaverReport report = run(FIVE);
        assertThat(enabled(stranger)).isTrue();
        assertThat(report.untold()).isEqualTo(1);
        assertThat(organisations.asked).hasSize(1);
    }

    @Test
    void s30TheLastAdministratorStays() {
        somebody(Standing.WORKS);
        UserId root = portal.users().addAdministrator("Root");
        ExternalIdentity account = identity(TENANT);
        assertThat(portal.links().link(root, account).optional()).isPresent();
        stands(account, Standing.CLOSED);

        assertThat(run(FIVE).disabled()).isZero();
        assertThat(enabled(root)).isTrue();
        assertThat(book.states).isEqualTo(Map.of(root, LeaverState.LAST_ADMINISTRATOR));
        assertThat(portal.audit().events())
                .last()
                .satisfies(event -> assertThat(event.reason()).contains("LAST_ADMINISTRATOR"));

        portal.users().addAdministrator("Another");
        assertThat(run(FIVE).disabled()).as("positive control").isEqualTo(1);
    }

    @Test
    void s30WhatCannotBeAuditedDoesNotHappen() {
        somebody(Standing.WORKS);
        UserId left = somebody(Standing.CLOSED);
        portal.audit().breakDown();
        assertThatThrownBy(() -> run(FIVE)).isInstanceOf(AuditException.class);
        assertThat(enabled(left)).isTrue();
        assertThat(book.states).containsEntry(left, LeaverState.DISABLING);
        assertThat(LeaverState.next(Optional.of(LeaverState.DISABLING), Standing.CLOSED, true))
                .as("done again")
                .contains(LeaverState.DUE);
    }

    @Test
    void s30ALinkMadeMeanwhileCounts() {
        somebody(Standing.WORKS);
        UserId left = somebody(Standing.CLOSED);
        // asked for already when the link is made
        ExternalIdentity earlier =
                new ExternalIdentity(ServiceId.OFFICE365, TENANT, "00000000-0000-0000-0000-000000000001");
        organisations.meanwhile = Optional.of(() -> portal.links().link(left, earlier));
        assertThat(run(FIVE).disabled()).isZero();
        assertThat(enabled(left)).isTrue();
    }

    @Test
    void s30WhatHappensAfterEverybodyWasLookedAtCountsToo() {
        somebody(Standing.WORKS);
        UserId linked = somebody(Standing.CLOSED);
        UserId disabled = somebody(Standing.CLOSED);
        UserId left = somebody(Standing.CLOSED);
        book.meanwhile = () -> {
            assertThat(portal.links().link(linked, identity(PARTNER)).optional())
                    .isPresent();
            portal.users().disable(disabled, "by hand");
        };
        assertThat(run(FIVE).disabled()).isEqualTo(1);
        assertThat(enabled(linked)).isTrue();
        assertThat(enabled(left)).isFalse();
        assertThat(portal.audit().events())
                .extracting(event -> event.user().orElseThrow())
                .containsExactly(left);
    }

    @Test
    void s30WhatAnAdministratorDoesByHandStays() {
        somebody(Standing.WORKS);
        UserId left = somebody(Standing.CLOSED);
        UserId kept = somebody(Standing.WORKS);
        portal.users().disable(kept, "by hand");
        run(FIVE);
        assertThat(enabled(left)).isFalse();

        portal.users().enable(left);
        run(FIVE);
        run(FIVE);
        assertThat(enabled(left)).as("enabled by hand").isTrue();
        assertThat(book.states).isEqualTo(Map.of(left, LeaverState.BY_HAND));
        assertThat(enabled(kept)).as("disabled by hand").isFalse();

        stands(left, Standing.WORKS);
        run(FIVE);
        assertThat(book.states).isEmpty();
        stands(left, Standing.CLOSED);
        run(FIVE);
        assertThat(enabled(left)).as("left once more").isFalse();
    }

    @Test
    void s30NobodyIsEnabledAgainButSaidToBeBack() {
        somebody(Standing.WORKS);
        UserId left = somebody(Standing.CLOSED);
        run(FIVE);
        stands(left, Standing.WORKS);
        run(FIVE);
        assertThat(enabled(left)).isFalse();
        assertThat(book.states).isEqualTo(Map.of(left, LeaverState.BACK));
        organisations.silent.put(new Guid(TENANT), UntoldException.Why.SILENT);
        run(FIVE);
        assertThat(book.states).as("nothing new is known").isEqualTo(Map.of(left, LeaverState.BACK));
        organisations.silent.clear();
        portal.users().enable(left);
        run(FIVE);
        assertThat(book.states).isEmpty();
    }

    @Test
    void s30ARunThatIsCutOffDisablesNobodyAndIsNotOver() {
        several(40, Standing.WORKS);
        UserId left = somebody(Standing.CLOSED);
        int[] steps = {2};
        assertThat(run.run(Rig.registration(Set.of(TENANT)), FIVE, book, () -> steps[0]-- > 0))
                .isEmpty();
        assertThat(enabled(left)).isTrue();
        assertThat(book.next).isEmpty();
    }
}
