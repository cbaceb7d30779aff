package org.portal365.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The named switches: defaults from {@code switches.json}, changed values kept over a restart. */
public final class Switches {

    private static final String FILE = "switches.json";

    private final StateFolder state;
    private final Map<String, Switch> defaults = new LinkedHashMap<>();
    private final Map<String, String> changed = new LinkedHashMap<>();

    public Switches(StateFolder state) {
        this.state = state;
        for (Switch known : Json.resource(FILE, Switch[].class)) {
            defaults.put(known.name(), known);
        }
        state.read(FILE, Map.class).ifPresent(this::restore);
    }

    /** Value of a flag. */
    public boolean on(String name) {
        return Boolean.parseBoolean(value(name));
    }

    public long number(String name) {
        return Long.parseLong(value(name));
    }

    /** Value of any switch; an unknown name is an {@link IllegalArgumentException}. */
    public synchronized String value(String name) {
        Switch known = known(name);
        return Objects.requireNonNull(changed.getOrDefault(name, known.value()));
    }

    public synchronized void set(String name, String value) {
        known(name).check(value);
        changed.put(name, value);
        state.write(FILE, changed);
    }

    /** All switches with their present values, in the order of the data file. */
    public synchronized List<Switch> all() {
        List<Switch> present = new ArrayList<>();
        defaults.values().forEach(known -> present.add(known.with(value(known.name()))));
        return present;
    }

    public synchronized void reset() {
        changed.clear();
        state.write(FILE, changed);
    }

    private Switch known(String name) {
        Switch known = defaults.get(name);
        if (known == null) {
            throw new IllegalArgumentException("No switch is called " + name);
        }
        return known;
    }

    private void restore(Map<?, ?> stored) {
        stored.forEach((name, value) -> changed.put(String.valueOf(name), String.valueOf(value)));
        changed.keySet().retainAll(defaults.keySet());
    }
}
