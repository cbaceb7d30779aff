package org.portal365.reference.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Problem;
import org.portal365.reference.settings.SettingsForm.Field;
import org.portal365.reference.settings.SettingsForm.Option;
import org.portal365.reference.settings.SettingsForm.ValueType;
import org.portal365.reference.web.Form;

/** Reads the values of a settings form as the browser sent them. */
final class FieldValues {
    static final Words WORDS = Words.beside(FieldValues.class);
    private static final int LONGEST = 10_000;

    private FieldValues() {}

    /** The text of each setting, as it is stored. */
    static Map<String, String> read(SettingsForm form, Form sent) {
        Map<String, String> values = new LinkedHashMap<>();
        form.fields().forEach(field -> values.put(field.key(), value(field, sent)));
        return values;
    }

    private static String value(Field field, Form sent) {
        if (field.type() == ValueType.SWITCH) {
            return String.valueOf(sent.ticked(field.key()));
        }
        if (field.list()) {
            return sent.all(field.key()).stream()
                    .flatMap(text -> Stream.of(text.split("[\\r\\n,]+", -1)))
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining(", "));
        }
        return sent.text(field.key()).strip();
    }

    /** What is wrong with the values by their type alone. */
    static List<Problem> check(SettingsForm form, Map<String, String> values) {
        List<Problem> problems = new ArrayList<>();
        for (Field field : form.fields()) {
            check(field, values.getOrDefault(field.key(), ""))
                    .ifPresent(text -> problems.add(new Problem(field.key(), text)));
        }
        return problems;
    }

    private static Optional<Text> check(Field field, String value) {
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(WORDS.text("field.characters", field.label()));
        }
        if (field.type() == ValueType.NUMBER && !value.isEmpty() && !value.matches("-?[0-9]{1,18}")) {
            return Optional.of(WORDS.text("field.number", field.label()));
        }
        boolean one = field.options().isEmpty()
                || field.options().stream().map(Option::value).anyMatch(value::equals);
        return one ? Optional.empty() : Optional.of(WORDS.text("field.option", field.label()));
    }
}
