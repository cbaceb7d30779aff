package org.portal365.m365.settings;

import java.time.Clock;
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
    private final CredentialProbe probe;
    private final List<Check> checks;
    private final Clock clock;

    RegistrationModule(
            Registration registration, CredentialStore store, CredentialProbe probe, List<Check> checks, Clock clock) {
        this.registration = registration;
        this.store = store;
        this.probe = probe;
        this.checks = List.copyOf(checks);
        this.clock = clock;
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
    public int order() {
        return 10;
    }

    @Override
    public State state() {
        return registration.current().isPresent() ? State.ON : State.INCOMPLETE;
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(registration.problems());
        expiry().ifPresent(problems::add);
        return problems;
    }

    /** The reminder that is due; also logged by {@link RegistrationEngine}. */
    private Optional<Problem> expiry() {
        CredentialExpiry expiry = registration.expiry();
        return expiry.due(clock.instant())
                .map(due -> new Problem(
                        RegistrationSettings.CREDENTIAL_EXPIRES,
                        due == 0
                                ? WORDS.text("expiry.over", expiry.date().orElseThrow())
                                : WORDS.text(
                                        "expiry.soon",
                                        expiry.daysLeft(clock.instant()).orElseThrow(),
                                        expiry.date().orElseThrow())));
    }

    @Override
    public List<Problem> validate(Map<String, Object> candidate) {
        List<Problem> problems = new ArrayList<>();
        RegistrationSettings settings = RegistrationSettings.parse(new SettingsMap(candidate), problems);
        if (problems.isEmpty()) {
            registration.intend(settings);
        }
        return problems;
    }

    @Override
    public List<Fact> facts() {
        return List.of();
    }

    @Override
    public List<SecretSlot> secrets() {
        return List.of(slot(CredentialStore.KEY), slot(CredentialStore.NEXT_KEY));
    }

    private SecretSlot slot(String id) {
        Optional<CredentialStore.Entry> entry = store.entry(id);
        return new SecretSlot(
                id,
                WORDS.text(id + ".title"),
                description(id),
                entry.map(CredentialStore.Entry::setAt),
                registration.end(id),
                entry.map(CredentialStore.Entry::hint).orElse(""));
    }

    /** A Key that is named elsewhere goes before what is typed here. */
    private Text description(String id) {
        String keyFrom = registration.settings().keyFrom();
        return id.equals(CredentialStore.KEY) && !keyFrom.isEmpty()
                ? WORDS.text("key.elsewhere", keyFrom)
                : WORDS.text(id + ".description");
    }

    @Override
    public Outcome<Nothing, SecretRefusal> setSecret(String slot, char[] value) {
        try {
            requireSlot(slot);
            return set(slot, new String(value).strip());
        } finally {
            Arrays.fill(value, '\0');
        }
    }

    private static void requireSlot(String slot) {
        if (!slot.equals(CredentialStore.KEY) && !slot.equals(CredentialStore.NEXT_KEY)) {
            throw new IllegalArgumentException("there is no secret " + slot);
        }
    }

    private Outcome<Nothing, SecretRefusal> set(String slot, String key) {
        Optional<String> problem = CredentialText.problem(key);
        if (problem.isPresent()) {
            return Refused.because(SecretRefusal.MALFORMED, WORDS.text(problem.get()));
        }
        CredentialProbe.Verdict verdict = probe.ask(CredentialText.read(key).orElseThrow());
        if (verdict.refusal().isPresent()) {
            Text why = verdict.refusal().get().admin();
            return Refused.because(SecretRefusal.REJECTED, why, why);
        }
        try {
            store.set(slot, key, verdict.clientId(), verdict.taken());
        } catch (SealUnavailableException e) {
            return Refused.because(
                    SecretRefusal.UNAVAILABLE, WORDS.text("seal.unavailable", String.valueOf(e.getMessage())));
        }
        registration.refresh();
        return new Done<>(Nothing.NOTHING);
    }

    @Override
    public void removeSecret(String slot) {
        requireSlot(slot);
        store.remove(slot);
        registration.refresh();
    }

    @Override
    public List<Check> checks() {
        return checks;
    }
}
