package org.portal365.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.mail.imap.FakeImap.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.mail.core.Backoff;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.Refusals;

/** M21: over a line that breaks again and again reading gets on, and what has come does not come again. */
@Timeout(60)
class BreakingLineTest {
    @TempDir
    Path folder;

    private SyncBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new SyncBench(folder);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private void fill(int messages) {
        for (int i = 0; i < messages; i++) {
            bench.server.add(message("number " + (1000 + i)));
        }
    }

    @Test
    void m21ABatchThatIsLongerThanAnyConnectionLivesComesOverSeveral() {
        fill(60);
        bench.server.cutAfter = 9_000;
        int[] bodies = {0};
        bench.server.literal = (uid, text) -> {
            bodies[0]++;
            return "{" + text.length() + "}\r\n" + text;
        };
        assertThat(bench.pass()).as("one pass").isEmpty();
        assertThat(bench.server.connections.get())
                .as("positive control: the line broke")
                .isGreaterThan(2);
        assertThat(bench.subjects()).hasSize(60).doesNotHaveDuplicates();
        assertThat(bodies[0])
                .as("what was cut off, and nothing else, was asked for again")
                .isLessThan(60 * 4);
    }

    @Test
    void m21HowFarItIsIsKeptAfterSomeMegabytesToo() {
        for (int i = 1; i <= 4; i++) {
            bench.server.add(message("number " + i) + "x".repeat(3 << 20));
        }
        bench.server.instead =
                (tag, command) -> command.matches("UID FETCH 1[ :,].*BODY.PEEK\\[].*") ? "* BYE shutting down" : null;
        assertThat(bench.pass()).isPresent();
        assertThat(bench.subjects()).containsExactly("number 2", "number 3", "number 4");
        bench.server.instead = (tag, command) -> null;
        assertThat(bench.pass()).isEmpty();
        assertThat(bench.subjects()).hasSize(4);
    }

    @Test
    void m21ALineThatBringsSomethingEachTimeIsNotWaitedForLongerAndLonger() {
        fill(250);
        int[] fetches = {0};
        bench.server.instead =
                (tag, command) -> command.contains("BODY.PEEK[]") && ++fetches[0] > 1 ? "* BYE shutting down" : null;
        Hold sixth = new Hold(Hold.Reason.WAITING, "box.unreachable", Optional.empty(), 6, Optional.empty(), "");
        Box box = bench.box().held(sixth);
        Refusals refusals =
                new Refusals(null, new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), () -> 0.5), bench.clock);

        MailFault first = bench.pass().orElseThrow();
        assertThat(bench.subjects()).hasSize(100);
        assertThat(refusals.held(box, first).hold().attempts()).isEqualTo(1);

        MailFault second = bench.pass().orElseThrow();
        assertThat(bench.subjects()).as("nothing came").hasSize(100);
        assertThat(refusals.held(box, second).hold().attempts()).isEqualTo(7);
    }

    @Test
    void m26AndCase165OneLiteralThatLiesAmongManyCostsAFewConnections() {
        fill(450);
        bench.server.literal = (uid, text) -> uid == 150 ? "{-1}\r\n" : "{" + text.length() + "}\r\n" + text;
        assertThat(bench.pass()).as("one pass").isEmpty();
        assertThat(bench.subjects()).hasSize(450).contains("(unreadable message)");
        assertThat(bench.subjects().stream().distinct()).hasSize(450);
        assertThat(bench.server.connections.get()).isLessThanOrEqualTo(12);
    }
}
