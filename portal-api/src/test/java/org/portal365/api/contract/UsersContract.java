package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portal365.api.GroupId;
import org.portal365.api.Outcome;
import org.portal365.api.UserId;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.Groups;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.NewUser;
import org.portal365.api.portal.Profile;
import org.portal365.api.portal.RegistrationRefusal;
import org.portal365.api.portal.Users;

/** What plug-ins rely on when they register users. */
public interface UsersContract {
    Users users();

    IdentityLinks links();

    Groups groups();

    GroupId newGroup();

    /** Somebody who administers the portal; there are no others. */
    UserId newAdministrator();

    /** Signs a browser of the user in; gives what {@link #alive} knows it by. */
    String signIn(UserId user, String provider, String externalSession);

    boolean alive(String session);

    @Test
    default void aRegisteredUserIsFoundWithProfileLinkAndGroups() {
        Profile profile = new Profile(
                "Дарья O'Neil-李",
                Optional.of("daria@contoso.example"),
                Optional.of("R&D <1>"),
                Optional.of(Locale.forLanguageTag("ru")));
        ExternalIdentity identity = identity();
        GroupId group = newGroup();

        UserId id = assertDone(users().register(new NewUser(profile, identity, Set.of(group))));

        assertThat(users().find(id)).hasValueSatisfying(user -> {
            assertThat(user.id()).isEqualTo(id);
            assertThat(user.profile()).isEqualTo(profile);
            assertThat(user.enabled()).isTrue();
        });
        assertThat(links().owner(identity)).contains(id);
        assertThat(groups().of(id)).containsExactly(group);
    }

    @Test
    default void anIdentityIsRegisteredOnce() {
        ExternalIdentity identity = identity();
        UserId id = register(identity);
        assertRefused(
                users().register(new NewUser(Profile.named("Second"), identity, Set.of())), RegistrationRefusal.TAKEN);
        assertThat(links().owner(identity)).contains(id);
    }

    @Test
    default void twoPersonsOfOneNameAndAddressAreTwoUsers() {
        Profile same = new Profile("Same", Optional.of("same@contoso.example"), Optional.empty(), Optional.empty());
        UserId one = assertDone(users().register(new NewUser(same, identity(), Set.of())));
        UserId two = assertDone(users().register(new NewUser(same, identity(), Set.of())));
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    default void oneOfTwentyRegistrationsAtOnceWins() {
        ExternalIdentity identity = identity();
        List<Outcome<UserId, RegistrationRefusal>> outcomes = Together.run(
                20, number -> users().register(new NewUser(Profile.named("Twin " + number), identity, Set.of())));
        List<UserId> done = outcomes.stream()
                .flatMap(outcome -> outcome.optional().stream())
                .toList();
        assertThat(done).hasSize(1);
        assertThat(links().owner(identity)).contains(done.get(0));
        outcomes.stream()
                .filter(outcome -> outcome.optional().isEmpty())
                .forEach(outcome -> assertRefused(outcome, RegistrationRefusal.TAKEN));
    }

    @Test
    default void aProfileIsReplaced() {
        UserId id = register(identity());
        Profile changed = new Profile("New Name", Optional.empty(), Optional.of("Sales"), Optional.of(Locale.ENGLISH));
        users().update(id, changed);
        assertThat(users().find(id))
                .hasValueSatisfying(user -> assertThat(user.profile()).isEqualTo(changed));
    }

    @Test
    default void anUnknownUserIsLeftAlone() {
        UserId nobody = new UserId("nobody-at-all");
        users().update(nobody, Profile.named("Ghost"));
        users().disable(nobody, "never there");
        assertThat(users().find(nobody)).isEmpty();
    }

    @Test
    default void aDisabledUserIsFoundButSignedOut() {
        ExternalIdentity identity = identity();
        UserId id = register(identity);
        String session = signIn(id, "office365", "sid-" + id);
        assertThat(alive(session)).isTrue();

        users().disable(id, "left the company");
        users().disable(id, "left the company");

        assertThat(users().find(id))
                .hasValueSatisfying(user -> assertThat(user.enabled()).isFalse());
        assertThat(alive(session)).isFalse();
    }

    @Test
    default void aDisabledUserKeepsItsIdentityAndStaysDisabled() {
        ExternalIdentity identity = identity();
        UserId id = register(identity);
        users().disable(id, "left the company");
        users().update(id, Profile.named("Changed After"));
        assertThat(users().find(id))
                .hasValueSatisfying(user -> assertThat(user.enabled()).isFalse());
        assertRefused(
                users().register(new NewUser(Profile.named("Again"), identity, Set.of())), RegistrationRefusal.TAKEN);
    }

    @Test
    default void s30TheLastAdministratorStaysWhateverAServiceSays() {
        UserId first = newAdministrator();
        UserId second = newAdministrator();
        UserId anybody = register(identity());
        String session = signIn(anybody, "office365", "sid-" + anybody);
        assertThat(users().disableUnlessLastAdministrator(anybody, "left")).isTrue();
        assertThat(enabled(anybody)).isFalse();
        assertThat(alive(session)).isFalse();
        assertThat(users().disableUnlessLastAdministrator(first, "left")).isTrue();
        assertThat(enabled(first)).isFalse();
        assertThat(users().disableUnlessLastAdministrator(second, "left")).isFalse();
        assertThat(enabled(second)).isTrue();
        assertThat(users().disableUnlessLastAdministrator(first, "left")).isTrue();
    }

    @Test
    default void s30OfAllAdministratorsAtOnceOneStays() {
        List<UserId> all =
                IntStream.range(0, 8).mapToObj(number -> newAdministrator()).toList();
        List<Boolean> outcomes =
                Together.run(8, number -> users().disableUnlessLastAdministrator(all.get(number), "left"));
        assertThat(outcomes.stream().filter(done -> !done)).hasSize(1);
        assertThat(all.stream().filter(this::enabled)).hasSize(1);
    }

    private boolean enabled(UserId id) {
        return users().find(id).orElseThrow().enabled();
    }

    private UserId register(ExternalIdentity identity) {
        return assertDone(users().register(new NewUser(Profile.named("Some One"), identity, Set.of())));
    }

    private static ExternalIdentity identity() {
        return new ExternalIdentity(
                "office365",
                "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                UUID.randomUUID().toString());
    }
}
