package org.portal365.reference.settings;

import java.util.List;

/**
 * What can be set for a PID, in the words of one language.
 *
 * @param fields in the order of the metatype
 */
public record SettingsForm(String pid, String name, String description, List<Field> fields) {

    /** How a value is typed. */
    public enum ValueType {
        TEXT,
        NUMBER,
        SWITCH
    }

    /**
     * One setting.
     *
     * @param list several values, one a line
     * @param options the values to choose from; empty when any may be typed
     * @param standard the value when none is set, a list joined by commas
     */
    public record Field(
            String key,
            String label,
            String description,
            ValueType type,
            boolean list,
            List<Option> options,
            String standard) {}

    /** One of the values to choose from. */
    public record Option(String value, String label) {}
}
