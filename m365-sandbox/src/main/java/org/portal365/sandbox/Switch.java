package org.portal365.sandbox;

/**
 * A named setting of the sandbox's behaviour, described in {@code switches.json}.
 *
 * @param kind {@code flag} (true/false), {@code number} or {@code text}
 * @param words what it does, for the control page
 */
public record Switch(String name, String area, String kind, String value, String words) {

    Switch with(String newValue) {
        return new Switch(name, area, kind, newValue, words);
    }

    /** Refuses a value its kind cannot hold, naming the switch. */
    void check(String candidate) {
        boolean good = switch (kind) {
            case "flag" -> candidate.equals("true") || candidate.equals("false");
            case "number" -> candidate.matches("\\d{1,15}");
            default -> true;
        };
        if (!good) {
            throw new IllegalArgumentException("Switch " + name + " takes a " + kind + ", not '" + candidate + "'");
        }
    }
}
