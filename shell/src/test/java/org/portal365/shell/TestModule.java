package org.portal365.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/** A module with one secret, which must be longer than three characters. */
final class TestModule implements Module {
    String stored = "";
    char[] given = {};
    final List<Finding> findings = new ArrayList<>();

    @Override
    public String pid() {
        return "org.portal365.m365";
    }

    @Override
    public Text section() {
        return Text.of("Microsoft 365");
    }

    @Override
    public State state() {
        return State.INCOMPLETE;
    }

    @Override
    public List<Problem> problems() {
        return List.of(new Problem("client.id", Text.of("The Client ID is not set yet.")));
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
        return List.of(new SecretSlot(
                "key", Text.of("Key"), Text.of(""), Optional.of(Instant.parse("2026-11-25T20:00:00Z")), "Abc\u2026"));
    }

    @Override
    public Outcome<Nothing, SecretRefusal> setSecret(String slot, char[] value) {
        given = value;
        if (value.length <= 3) {
            return Refused.because(SecretRefusal.MALFORMED, Text.of("The Key is too short."));
        }
        stored = new String(value);
        return Done.done();
    }

    @Override
    public List<Check> checks() {
        return findings.stream().<Check>map(Line::new).toList();
    }

    /** Finds what it is told to; null: it breaks. */
    private record Line(Finding finding) implements Check {
        @Override
        public Text title() {
            return Text.of("Line");
        }

        @Override
        public Finding run(CheckContext context) {
            return Objects.requireNonNull(finding);
        }
    }
}
