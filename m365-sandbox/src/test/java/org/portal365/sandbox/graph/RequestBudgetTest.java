package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.sandbox.graph.GraphClient.Reply;

/** By SharePoint's page on throttling: units of 1, 2 and 5, headers from four fifths on, 429 beyond. */
class RequestBudgetTest {
    private static final String LIST = "/me/drive/root/children";

    @TempDir
    Path folder;

    private RunningSandbox sandbox;
    private GraphClient anna;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
        anna = sandbox.as("anna", "Files.ReadWrite");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void tellsWhatIsLeftAndThenRefuses() {
        sandbox.set("unitsPerMinute", 10);
        toTheNextMinute();
        for (int used = 2; used < 8; used += 2) {
            assertThat(anna.get(LIST).expect(200).header("RateLimit-Limit")).isEmpty();
        }
        Reply told = anna.get(LIST).expect(200);
        assertThat(told.header("RateLimit-Limit")).isEqualTo("10");
        assertThat(told.header("RateLimit-Remaining")).isEqualTo("2");
        anna.get(LIST).expect(200);
        Reply refused = anna.get(LIST).expect(429);
        assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(Integer.parseInt(refused.header("Retry-After")))
                .isBetween(1, 60)
                .isEqualTo(Integer.parseInt(refused.header("RateLimit-Reset")));
        sandbox.as("boris", "Files.ReadWrite").get(LIST).expect(429);
        sandbox.advance(Duration.ofSeconds(Integer.parseInt(refused.header("Retry-After"))));
        anna.get(LIST).expect(200);
    }

    @Test
    void permissionsCostMost() {
        String item = anna.put("/me/drive/root:/a.txt:/content", new byte[] {1}).text("/id");
        sandbox.set("unitsPerMinute", 10);
        toTheNextMinute();
        anna.get("/me/drive/items/" + item).expect(200);
        anna.get("/me/drive/items/" + item + "/permissions").expect(200);
        assertThat(anna.get(LIST).expect(200).header("RateLimit-Remaining")).isEqualTo("2");
    }

    @Test
    void withoutALimitNothingIsSaid() {
        for (int i = 0; i < 20; i++) {
            assertThat(anna.get(LIST).expect(200).header("RateLimit-Limit")).isEmpty();
        }
    }

    /** Tokens hold for an hour. */
    private void toTheNextMinute() {
        long second = sandbox.sandbox().parts().clock().instant().getEpochSecond();
        sandbox.advance(Duration.ofSeconds(60 - second % 60));
    }
}
