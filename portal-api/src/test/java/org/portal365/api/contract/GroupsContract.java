package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.GroupId;
import org.portal365.api.UserId;
import org.portal365.api.portal.Groups;

/** What plug-ins rely on when they map groups of an outside service. */
public interface GroupsContract {
    Groups groups();

    /** A user without any group. */
    UserId newUser();

    GroupId newGroup();

    /** What an admin does. */
    void addByHand(UserId user, GroupId group);

    @Test
    default void aNewUserIsInNoGroup() {
        assertThat(groups().of(newUser())).isEmpty();
    }

    @Test
    default void mappedMembershipsAreReplaced() {
        UserId user = newUser();
        GroupId first = newGroup();
        GroupId second = newGroup();
        GroupId third = newGroup();
        groups().replaceMapped(user, "office365", Set.of(first, second));
        groups().replaceMapped(user, "office365", Set.of(second, third));
        assertThat(groups().of(user)).containsExactlyInAnyOrder(second, third);
    }

    @Test
    default void membershipsMadeByHandStay() {
        UserId user = newUser();
        GroupId byHand = newGroup();
        GroupId both = newGroup();
        addByHand(user, byHand);
        addByHand(user, both);
        groups().replaceMapped(user, "office365", Set.of(both));
        groups().replaceMapped(user, "office365", Set.of());
        assertThat(groups().of(user)).containsExactlyInAnyOrder(byHand, both);
    }

    @Test
    default void membershipsOfAnotherSourceStay() {
        UserId user = newUser();
        GroupId shared = newGroup();
        GroupId other = newGroup();
        groups().replaceMapped(user, "directory", Set.of(shared, other));
        groups().replaceMapped(user, "office365", Set.of(shared));
        groups().replaceMapped(user, "office365", Set.of());
        assertThat(groups().of(user)).containsExactlyInAnyOrder(shared, other);
    }

    @Test
    default void otherUsersStayAsTheyAre() {
        UserId user = newUser();
        UserId bystander = newUser();
        GroupId group = newGroup();
        groups().replaceMapped(bystander, "office365", Set.of(group));
        groups().replaceMapped(user, "office365", Set.of());
        assertThat(groups().of(bystander)).containsExactly(group);
    }

    @Test
    default void oneOfTwentyReplacementsAtOnceWinsWhole() {
        UserId user = newUser();
        GroupId left = newGroup();
        GroupId right = newGroup();
        GroupId[] all = {left, right, newGroup(), newGroup()};
        Set<GroupId> even = Set.of(all[0], all[1]);
        Set<GroupId> odd = Set.of(all[2], all[3]);
        Together.run(20, number -> {
            groups().replaceMapped(user, "office365", number % 2 == 0 ? even : odd);
            return number;
        });
        assertThat(groups().of(user)).isIn(even, odd);
    }
}
