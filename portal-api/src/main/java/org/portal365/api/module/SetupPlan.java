package org.portal365.api.module;

import java.util.List;
import org.portal365.api.Text;

/** What an administrator is asked, and what he has to do, in this order. */
public record SetupPlan(List<Question> questions, List<Step> steps) {
    public SetupPlan {
        questions = List.copyOf(questions);
        steps = List.copyOf(steps);
    }

    /**
     * Something that the steps depend on.
     *
     * @param value as answered, or the usual one
     * @param options empty: any text
     */
    public record Question(String key, Text label, Text help, String value, List<Option> options) {
        public Question {
            options = List.copyOf(options);
        }
    }

    /** One answer to choose. */
    public record Option(String value, Text label) {}

    /**
     * One step.
     *
     * @param id a short name, of letters only
     */
    public record Step(String id, Text title, List<Part> parts) {
        public Step {
            parts = List.copyOf(parts);
        }
    }

    /** What a step consists of, from top to bottom. */
    public sealed interface Part permits Note, Item, Copy, Way {}

    /** A paragraph. */
    public record Note(Tone tone, Text text) implements Part {}

    /** How a paragraph is meant. */
    public enum Tone {
        PLAIN,
        GOOD,
        BAD
    }

    /** A thing and what it is for. */
    public record Item(String name, Text text) implements Part {}

    /** To be copied as it is; one line, or a whole script. */
    public record Copy(Text label, String value) implements Part {
        public boolean longer() {
            return value.indexOf('\n') >= 0;
        }
    }

    /** Leads to another page of the portal. */
    public record Way(Place place, Text label) implements Part {}

    /** Pages that every portal has. */
    public enum Place {
        SETTINGS,
        /** Where consent is given for a whole organisation. */
        CONSENT,
        /** "Check everything". */
        CHECK
    }
}
