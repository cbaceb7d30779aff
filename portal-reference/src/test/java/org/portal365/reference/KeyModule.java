package org.portal365.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.portal365.api.Done;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.module.Check;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SecretRefusal;
import org.portal365.api.module.SecretSlot;
import org.portal365.api.module.State;

/** A module with one secret, which begins with its hint and a hyphen. */
final class KeyModule implements Module {
    static final String PID = "org.portal365.key";
    static final String SLOT = "key";

    volatile Optional<String> secret = Optional.empty();
    volatile State state = State.ON;
    volatile List<Problem> problems = List.of();
    volatile List<Check> checks = List.of(new OneCheck("Key", context -> Finding.ok(Text.of("It is there."))));

    /** A check that finds what it is told to. */
    record OneCheck(String name, Function<CheckContext, Finding> work) implements Check {
        @Override
        public Text title() {
            return Text.of(name);
        }

        @Override
        public Finding run(CheckContext context) {
            return work.apply(context);
        }
    }

    @Override
    public String pid() {
        return PID;
    }

    @Override
    public Text section() {
        return Text.of("Keys");
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public List<Problem> validate(Map<String, Object> candidate) {
        return List.of();
    }

    @Override
    public List<Fact> facts() {
        return List.of();
    }

    @Override
    public List<SecretSlot> secrets() {
        String hint =
                secret.map(value -> value.substring(0, value.indexOf('-'))).orElse("");
        return List.of(new SecretSlot(
                SLOT,
                Text.of("Key"),
                Text.of("What the key is for."),
                secret.map(value -> java.time.Instant.EPOCH),
                hint));
    }

    @Override
    public Outcome<Nothing, SecretRefusal> setSecret(String slot, char[] value) {
        String given = new String(value);
        if (!given.contains("-")) {
            return Refused.because(SecretRefusal.MALFORMED, Text.of("This cannot be a key."));
        }
        secret = Optional.of(given);
        return Done.done();
    }

    @Override
    public void removeSecret(String slot) {
        secret = Optional.empty();
    }

    @Override
    public List<Check> checks() {
        return checks;
    }
}
