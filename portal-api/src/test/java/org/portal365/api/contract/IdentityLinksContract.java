package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.LinkRefusal;
import org.portal365.api.portal.NewUser;
import org.portal365.api.portal.Profile;
import org.portal365.api.portal.Users;

/** What plug-ins rely on when they link identities. */
public interface IdentityLinksContract {
    IdentityLinks links();

    Users users();

    /** A user who can sign in without any link. */
    UserId newUser();

    @Test
    default void aLinkLeadsToItsUser() {
        UserId user = newUser();
        ExternalIdentity who = identity();
        assertThat(links().owner(who)).isEmpty();
        assertDone(links().link(user, who));
        assertThat(links().owner(who)).contains(user);
        assertThat(links().of(user)).containsExactly(who);
    }

    @Test
    default void linkingAgainIsDone() {
        UserId user = newUser();
        ExternalIdentity who = identity();
        assertDone(links().link(user, who));
        assertDone(links().link(user, who));
        assertThat(links().of(user)).containsExactly(who);
    }

    @Test
    default void aLinkNeverMovesToAnotherUser() {
        UserId user = newUser();
        ExternalIdentity who = identity();
        assertDone(links().link(user, who));
        assertRefused(links().link(newUser(), who), LinkRefusal.TAKEN);
        assertThat(links().owner(who)).contains(user);
    }

    @Test
    default void everyPartOfAnIdentityCounts() {
        UserId user = newUser();
        ExternalIdentity who = identity();
        assertDone(links().link(user, who));
        assertThat(links().owner(new ExternalIdentity("other", who.tenant(), who.subject())))
                .isEmpty();
        assertThat(links().owner(new ExternalIdentity(who.provider(), "other", who.subject())))
                .isEmpty();
        assertThat(links().owner(new ExternalIdentity(who.provider(), who.tenant(), "other")))
                .isEmpty();
    }

    @Test
    default void aUserMayHaveTwoIdentities() {
        UserId user = newUser();
        ExternalIdentity one = identity();
        ExternalIdentity two = identity();
        assertDone(links().link(user, one));
        assertDone(links().link(user, two));
        assertThat(links().of(user)).containsExactlyInAnyOrder(one, two);
    }

    @Test
    default void nobodyIsLinkedToNobody() {
        assertRefused(links().link(new UserId("nobody-at-all"), identity()), LinkRefusal.NO_USER);
    }

    @Test
    default void anUnlinkedIdentityIsFreeForAnother() {
        UserId user = newUser();
        ExternalIdentity who = identity();
        assertDone(links().link(user, who));
        assertDone(links().unlink(user, who));
        assertDone(links().unlink(user, who));
        assertThat(links().owner(who)).isEmpty();
        assertDone(links().link(newUser(), who));
    }

    @Test
    default void unlinkingLeavesTheLinkOfAnotherUser() {
        UserId user = newUser();
        ExternalIdentity who = identity();
        assertDone(links().link(user, who));
        assertDone(links().unlink(newUser(), who));
        assertThat(links().owner(who)).contains(user);
    }

    @Test
    default void theOnlyWayToSignInStays() {
        ExternalIdentity only = identity();
        UserId user = registered(only);
        assertRefused(links().unlink(user, only), LinkRefusal.LAST_METHOD);
        assertThat(links().owner(only)).contains(user);
    }

    @Test
    default void oneOfTwoWaysToSignInMayGo() {
        ExternalIdentity first = identity();
        UserId user = registered(first);
        ExternalIdentity second = identity();
        assertDone(links().link(user, second));
        assertDone(links().unlink(user, first));
        assertRefused(links().unlink(user, second), LinkRefusal.LAST_METHOD);
    }

    @Test
    default void oneOfTwentyUsersAtOnceGetsAnIdentity() {
        ExternalIdentity who = identity();
        List<UserId> all =
                java.util.stream.IntStream.range(0, 20).mapToObj(i -> newUser()).toList();
        List<Outcome<Nothing, LinkRefusal>> outcomes = Together.run(20, number -> links().link(all.get(number), who));
        assertThat(outcomes.stream().filter(outcome -> outcome.optional().isPresent()))
                .hasSize(1);
        assertThat(links().owner(who)).isPresent();
    }

    @Test
    default void twoUnlinksAtOnceLeaveOneWayToSignIn() {
        ExternalIdentity first = identity();
        UserId user = registered(first);
        ExternalIdentity second = identity();
        assertDone(links().link(user, second));
        Together.run(2, number -> links().unlink(user, number == 0 ? first : second));
        assertThat(links().of(user)).hasSize(1);
    }

    @Test
    default void s30EveryLinkedIdentityComesOnceWithThoseOfItsTenant() {
        String provider = "service-" + UUID.randomUUID();
        Set<ExternalIdentity> all = new HashSet<>();
        UserId user = newUser();
        for (int i = 0; i < 7; i++) {
            ExternalIdentity who = new ExternalIdentity(
                    provider, "tenant-" + i % 2, UUID.randomUUID().toString());
            assertDone(links().link(user, who));
            all.add(who);
        }
        assertDone(links().link(user, identity()));

        List<ExternalIdentity> seen = new ArrayList<>();
        List<ExternalIdentity> page = links().linked(provider, Optional.empty(), 3);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            seen.addAll(page);
            page = links().linked(provider, Optional.of(seen.get(seen.size() - 1)), 3);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
        assertThat(seen.stream().map(ExternalIdentity::tenant)).isSorted();
    }

    private UserId registered(ExternalIdentity identity) {
        return assertDone(users().register(new NewUser(Profile.named("Only From Outside"), identity, Set.of())));
    }

    private static ExternalIdentity identity() {
        return new ExternalIdentity(
                "office365",
                "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                UUID.randomUUID().toString());
    }
}
