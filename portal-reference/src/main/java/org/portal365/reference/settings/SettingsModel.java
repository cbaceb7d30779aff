package org.portal365.reference.settings;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SecretSlot;
import org.portal365.api.module.State;
import org.portal365.reference.settings.SettingsForm.Field;

/**
 * What the settings page shows.
 *
 * @param consents of the services at which an organisation as a whole permits something
 * @param saved the PID that was saved just now
 */
public record SettingsModel(List<Section> sections, List<Consent> consents, Optional<String> saved) {

    /**
     * What an administrator of an organisation permits for everybody in it.
     *
     * @param link to be sent to one who does not know this portal
     * @param given just now
     */
    public record Consent(String service, Text name, URI link, boolean given) {}

    /** Modules that users know under one name. */
    public record Section(String name, List<Item> items) {}

    /**
     * One module.
     *
     * @param values what the fields show
     * @param problems of the settings in force, or of those that were not saved
     */
    public record Item(
            SettingsForm form,
            State state,
            Map<String, String> values,
            List<Problem> problems,
            List<Fact> facts,
            List<SecretSlot> secrets) {

        /** Something is missing that the setup assistant leads to. */
        public boolean incomplete() {
            return state == State.INCOMPLETE;
        }

        public boolean on(Field field) {
            return Boolean.parseBoolean(value(field));
        }

        public String value(Field field) {
            return values.getOrDefault(field.key(), field.standard());
        }

        /** One value a line. */
        public String lines(Field field) {
            return value(field).replaceAll("\\s*,\\s*", "\n");
        }

        /** An identifier for the page: no dots or tildes. */
        public String anchor() {
            return form.pid().replaceAll("[^A-Za-z0-9]", "-");
        }

        public Optional<Text> problem(Field field) {
            return problems.stream()
                    .filter(problem -> problem.key().equals(field.key()))
                    .map(Problem::text)
                    .findFirst();
        }

        /** Problems that belong to no field of the form. */
        public List<Problem> otherProblems() {
            return problems.stream()
                    .filter(problem -> form.fields().stream()
                            .noneMatch(field -> field.key().equals(problem.key())))
                    .toList();
        }
    }
}
