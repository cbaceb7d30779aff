package org.portal365.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.memory.MovableClock;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailFault.Kind;
import org.portal365.mail.core.ServerPauses;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.mail.jdbc.JdbcPauseStore;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;

/** M19: what a server asks of a mailbox, and what it says of itself, is obeyed by all nodes and after a restart. */
class ServerPausesTest {
    private static final String SERVER = "outlook.office365.com:993";
    private final MovableClock clock = MovableClock.create();
    private final Database database = TestDatabases.h2();
    private final ServerPauses pauses = node();

    /** Another node, or the next start. */
    private ServerPauses node() {
        JdbcPauseStore store =
                new JdbcPauseStore(database.open(JdbcBoxStore.OWNER, JdbcBoxStore.class.getClassLoader()));
        return new ServerPauses(store, new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(15), () -> 1.0), clock);
    }

    private static MailFault busy() {
        return new MailFault(Kind.SERVER_BUSY, "SELECT: NO Server Unavailable. 15");
    }

    private static MailboxId box(String name) {
        return new MailboxId(name);
    }

    private void assertMayAsk(ServerPauses node, String name) {
        boolean unused = node.enter(SERVER, box(name));
    }

    private void assertWaits(ServerPauses node, String name, Duration left) {
        assertThatThrownBy(() -> node.enter(SERVER, box(name))).isInstanceOfSatisfying(MailFault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.PAUSED);
            assertThat(fault.retryAfter()).contains(left);
        });
    }

    @Test
    void m19AMailboxThatWasAskedToWaitWaitsOnEveryNode() {
        MailFault asked = new MailFault(Kind.THROTTLED, "throttled", Optional.of(Duration.ofMillis(299_961)));
        assertThat(pauses.heed(SERVER, box("a"), asked).retryAfter()).contains(Duration.ofMillis(299_961));
        assertWaits(pauses, "a", Duration.ofMillis(299_961));
        assertWaits(node(), "a", Duration.ofMillis(299_961));
        assertMayAsk(node(), "b");
        clock.advance(Duration.ofMillis(299_961));
        assertMayAsk(node(), "a");
    }

    @Test
    void m19HoweverManyMailboxesAreThrottledOthersAreRead() {
        for (int i = 0; i < 10; i++) {
            MailFault unused = pauses.heed(SERVER, box("a" + i), new MailFault(Kind.THROTTLED, "throttled"));
        }
        assertMayAsk(pauses, "b");
    }

    @Test
    void m19AServerThatIsTooBusyForSeveralIsLeftAloneByAll() {
        MailFault unused = pauses.heed(SERVER, box("a"), busy());
        unused = pauses.heed(SERVER, box("b"), busy());
        assertMayAsk(node(), "c");
        unused = pauses.heed(SERVER, box("c"), busy());
        assertWaits(node(), "d", Duration.ofSeconds(10));
        boolean elsewhere = pauses.enter("mail.example.org:993", box("d"));
        assertThat(elsewhere).isFalse();

        clock.advance(Duration.ofSeconds(10));
        assertMayAsk(node(), "d");
        for (String again : new String[] {"a", "b", "c"}) {
            unused = pauses.heed(SERVER, box(again), busy());
        }
        assertWaits(node(), "d", Duration.ofSeconds(20));
    }

    @Test
    void m19OneThatIsServedEndsTheWaitingOfAll() {
        for (String busy : new String[] {"a", "b", "c", "e"}) {
            MailFault unused = pauses.heed(SERVER, box(busy), busy());
        }
        clock.advance(Duration.ofSeconds(10));
        assertThat(pauses.enter(SERVER, box("d"))).isTrue();
        pauses.served(SERVER, box("d"));
        MailFault unused = pauses.heed(SERVER, box("a"), busy());
        unused = pauses.heed(SERVER, box("b"), busy());
        assertMayAsk(pauses, "d");
        assertMayAsk(pauses, "e");
    }

    @Test
    void m19OtherFaultsPauseNothing() {
        MailFault fault = new MailFault(Kind.UNREACHABLE, "broken");
        assertThat(pauses.heed(SERVER, box("a"), fault)).isSameAs(fault);
        assertThat(pauses.enter(SERVER, box("a"))).isFalse();
    }
}
