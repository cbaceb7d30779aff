package org.portal365.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private enum Why {
        NO
    }

    private enum Other {
        NEVER
    }

    private final Outcome<Integer, Why> done = new Done<>(7);
    private final Refused<Integer, Why> refused = Refused.because(Why.NO, Text.of("You may not."), Text.of("Code 17."));

    @Test
    void whatIsDoneGoesOn() {
        assertThat(done.map(n -> n + 1).optional()).contains(8);
        assertThat(done.then(n -> new Done<String, Why>("n" + n)).optional()).contains("n7");
        assertThat(done.refusal()).isEmpty();
    }

    @Test
    void whatIsRefusedStaysRefused() {
        Outcome<String, Why> mapped = refused.map(n -> "n" + n);
        assertThat(mapped.optional()).isEmpty();
        assertThat(mapped.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(Why.NO));
        assertThat(refused.then(n -> done).optional()).isEmpty();
        assertThat(refused.<String>fold(n -> "done", refusal -> refusal.admin().in(Locale.ENGLISH)))
                .isEqualTo("Code 17.");
    }

    @Test
    void aRefusalKeepsAllItsPartsInAnotherArea() {
        Challenge challenge = new Challenge("office365", Optional.empty(), Set.of("Files.Read"), Optional.of("{}"));
        Refused<String, Other> other = refused.withReference("ref-1")
                .withChallenge(challenge)
                .withRetryAfter(Duration.ofSeconds(9))
                .as(Other.NEVER);
        assertThat(other.reason()).isEqualTo(Other.NEVER);
        assertThat(other.user().in(Locale.ENGLISH)).isEqualTo("You may not.");
        assertThat(other.reference()).isEqualTo("ref-1");
        assertThat(other.challenge()).contains(challenge);
        assertThat(other.retryAfter()).contains(Duration.ofSeconds(9));
    }
}
