package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.portal.Sessions;

/** What plug-ins rely on when they end sessions. */
public interface SessionsContract {
    Sessions sessions();

    UserId newUser();

    /** Signs a browser in; gives what {@link #alive} knows it by. */
    String signIn(UserId user, String provider, String externalSession);

    boolean alive(String session);

    @Test
    default void endsAllSessionsOfOneUserOnly() {
        UserId user = newUser();
        String one = signIn(user, "office365", "sid-1-" + user);
        String two = signIn(user, "office365", "sid-2-" + user);
        UserId bystander = newUser();
        String other = signIn(bystander, "office365", "sid-3-" + bystander);

        assertThat(sessions().endAll(user)).isEqualTo(2);

        assertThat(alive(one)).isFalse();
        assertThat(alive(two)).isFalse();
        assertThat(alive(other)).isTrue();
    }

    @Test
    default void endsTheSessionsOfAnOutsideSession() {
        UserId user = newUser();
        String ended = signIn(user, "office365", "sid-a-" + user);
        String same = signIn(user, "office365", "sid-a-" + user);
        String other = signIn(user, "office365", "sid-b-" + user);

        assertThat(sessions().endByExternal("office365", "sid-a-" + user)).isEqualTo(2);

        assertThat(alive(ended)).isFalse();
        assertThat(alive(same)).isFalse();
        assertThat(alive(other)).isTrue();
    }

    @Test
    default void theSameOutsideSessionOfAnotherServiceLivesOn() {
        UserId user = newUser();
        String session = signIn(user, "office365", "sid-" + user);
        assertThat(sessions().endByExternal("another", "sid-" + user)).isZero();
        assertThat(alive(session)).isTrue();
    }

    @Test
    default void endingTwiceEndsNothingMore() {
        UserId user = newUser();
        signIn(user, "office365", "sid-" + user);
        assertThat(sessions().endAll(user)).isEqualTo(1);
        assertThat(sessions().endAll(user)).isZero();
        assertThat(sessions().endByExternal("office365", "sid-" + user)).isZero();
    }

    @Test
    default void anUnknownUserHasNoSessions() {
        assertThat(sessions().endAll(new UserId("nobody-at-all"))).isZero();
    }
}
