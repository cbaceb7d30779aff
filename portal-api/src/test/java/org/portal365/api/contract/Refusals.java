package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;

/** What is asked of every refusal and of all words. */
final class Refusals {
    private Refusals() {}

    static <R extends Enum<R>> void assertRefused(Outcome<?, R> outcome, R reason) {
        assertThat(outcome).isInstanceOf(Refused.class);
        Refused<?, R> refused = (Refused<?, R>) outcome;
        assertThat(refused.reason()).isEqualTo(reason);
        assertWords(refused.user());
        assertWords(refused.admin());
    }

    static <T> T assertDone(Outcome<T, ?> outcome) {
        assertThat(outcome.refusal()).as("refusal").isEmpty();
        return outcome.optional().orElseThrow();
    }

    /** Words must be there in both languages of the portal. */
    static void assertWords(Text words) {
        assertThat(words.in(Locale.ENGLISH)).isNotBlank();
        assertThat(words.in(Locale.forLanguageTag("ru"))).isNotBlank();
    }
}
