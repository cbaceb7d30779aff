package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portal365.api.contract.Refusals.assertRefused;
import static org.portal365.api.contract.Refusals.assertWords;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portal365.api.module.Check;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SecretRefusal;
import org.portal365.api.module.SecretSlot;
import org.portal365.api.module.State;

/** What a settings page relies on in every module, in whatever state. */
public interface ModuleContract {
    Module module();

    /** Settings that are right, as a settings page hands them in. */
    Map<String, Object> goodSettings();

    @Test
    default void introducesItselfInBothLanguages() {
        assertThat(module().pid()).matches("[A-Za-z0-9_.~-]+").isEqualTo(module().pid());
        assertWords(module().section());
        for (Fact fact : module().facts()) {
            assertWords(fact.title());
            assertThat(fact.value()).isNotBlank();
        }
        for (SecretSlot slot : module().secrets()) {
            assertThat(slot.id()).isNotBlank();
            assertWords(slot.title());
            assertWords(slot.description());
        }
    }

    @Test
    default void whatIsIncompleteSaysWhatIsMissing() {
        if (module().state() == State.INCOMPLETE) {
            assertThat(module().problems()).isNotEmpty();
        }
        module().problems().forEach(problem -> assertWords(problem.text()));
    }

    @Test
    default void goodSettingsHaveNoProblems() {
        assertThat(module().validate(goodSettings())).extracting(Problem::key).isEmpty();
    }

    @Test
    default void anyNonsenseIsAnsweredWithProblemsAndChangesNothing() {
        State state = module().state();
        int problems = module().problems().size();
        for (Object nonsense :
                new Object[] {"", " ", "\0", "<script>", "-1", "99999999999999999999", "a".repeat(9000)}) {
            for (String key : goodSettings().keySet()) {
                Map<String, Object> candidate = new HashMap<>(goodSettings());
                candidate.put(key, nonsense);
                List<Problem> found = module().validate(candidate);
                found.forEach(problem -> assertWords(problem.text()));
            }
        }
        assertThat(module().validate(Map.of())).isNotNull();
        assertThat(module().state()).isEqualTo(state);
        assertThat(module().problems()).hasSize(problems);
    }

    @Test
    default void aSlotThatIsNotThereIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> module().setSecret("no-such-slot", "x".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void anEmptySecretIsMalformed() {
        for (SecretSlot slot : module().secrets()) {
            assertRefused(module().setSecret(slot.id(), new char[0]), SecretRefusal.MALFORMED);
            assertRefused(module().setSecret(slot.id(), "  ".toCharArray()), SecretRefusal.MALFORMED);
        }
    }

    @Test
    default void aSecretIsWipedAndNeverShown() {
        for (SecretSlot slot : module().secrets()) {
            String secret = "Q8x~not-a-real-key-0123456789.abcdefghij";
            char[] value = secret.toCharArray();
            module().setSecret(slot.id(), value);
            assertThat(new String(value)).doesNotContain("real");
            assertThat(module().secrets()).allSatisfy(now -> {
                assertThat(now.toString()).doesNotContain(secret);
                assertThat(now.hint().length()).isLessThan(secret.length() / 2);
            });
        }
    }

    @Test
    default void checksFindSomethingAndNeverThrow() {
        for (Check check : module().checks()) {
            assertWords(check.title());
            Finding finding = check.run(CheckContext.nobody());
            assertWords(finding.text());
            if (finding.level() != Finding.Level.OK) {
                assertWords(finding.cure());
            }
        }
    }
}
