package org.portal365.m365.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Done;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Check;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SecretRefusal;
import org.portal365.api.module.SecretSlot;
import org.portal365.api.module.State;
import org.portal365.m365.secret.SealUnavailableException;

/** The app registration as an admin sees it. */
final class RegistrationModule implements Module {
    static final String PID = "org.portal365.m365";

    private static final Words WORDS = Words.beside(RegistrationModule.class);

    private final Registration registration;
    private final CredentialStore store;
    private final List<Check> checks;

    RegistrationModule(Registration registration, CredentialStore store, List<Check> checks) {
        this.registration = registration;
        this.store = store;
        this.checks = List.copyOf(checks);
    }

    @Override
    public String pid() {
        return PID;
    }

    @Override
    public Text section() {
        return WORDS.text("section");
    }

    @Override
    public State state() {
        return registration.current().isPresent() ? State.ON : State.INCOMPLETE;
    }

    @Override
    public List<Problem> problems() {
        return registration.problems();
    }

    @Override
    public List<Problem> validate(Map<String, Object> candidate) {
        List<Problem> problems = new ArrayList<>();
        RegistrationSettings unused = RegistrationSettings.parse(new SettingsMap(candidate), problems);
        return problems;
    }

    @Override
    public List<Fact> facts() {
        return List.of();
    }

    @Override
    public List<SecretSlot> secrets() {
        Optional<CredentialStore.Entry> entry = store.entry();
        return List.of(new SecretSlot(
                CredentialStore.KEY,
                WORDS.text("key.title"),
                WORDS.text("key.description"),
                entry.map(CredentialStore.Entry::setAt),
                entry.map(CredentialStore.Entry::hint).orElse("")));
    }

    @Override
    public Outcome<Nothing, SecretRefusal> setSecret(String slot, char[] value) {
        try {
            if (!slot.equals(CredentialStore.KEY)) {
                throw new IllegalArgumentException("there is no secret " + slot);
            }
            return set(new String(value).strip());
        } finally {
            Arrays.fill(value, '\0');
        }
    }

    private Outcome<Nothing, SecretRefusal> set(String key) {
        Optional<String> problem = CredentialText.problem(key);
        if (problem.isPresent()) {
            return Refused.because(SecretRefusal.MALFORMED, WORDS.text(problem.get()));
        }
        try {
            store.set(key);
        } catch (SealUnavailableException e) {
            return Refused.because(
                    SecretRefusal.UNAVAILABLE, WORDS.text("seal.unavailable", String.valueOf(e.getMessage())));
        }
        registration.refresh();
        return new Done<>(Nothing.NOTHING);
    }

    @Override
    public List<Check> checks() {
        return checks;
    }
}
