package org.portal365.socialservices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portal365.api.GroupId;
import org.portal365.api.Words;
import org.portal365.api.module.Problem;
import org.portal365.socialservices.core.GroupMapping;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.core.Registration;
import org.portal365.socialservices.core.SignInSettings;
import org.portal365.socialservices.core.leaver.LeaverRules;

/** Reads the settings of the PID once, into values or problems. */
final class Office365Settings {
    static final SignInSettings OFF = new SignInSettings(false, Registration.LINK, Set.of(), Set.of(), false, false);

    private static final Words WORDS = Words.beside(Office365Settings.class);
    private static final int LONGEST_GROUP = 255;

    private final Map<String, Object> values;
    private final List<Problem> problems = new ArrayList<>();

    private Office365Settings(Map<String, Object> values) {
        this.values = values;
    }

    /** @param settings of use only when there is no problem */
    record Read(SignInSettings settings, LeaverRules leavers, List<Problem> problems) {}

    static Read read(Map<String, Object> values) {
        Office365Settings reader = new Office365Settings(values);
        SignInSettings settings = new SignInSettings(
                reader.bool(Office365Component.ENABLED),
                reader.registration(),
                reader.groups(),
                reader.deniedGroups(),
                reader.mapping(),
                reader.bool(Office365Component.PROFILE_REFRESH),
                reader.bool(Office365Component.SIGN_OUT_MICROSOFT));
        LeaverRules leavers = reader.leavers();
        return new Read(settings, leavers, List.copyOf(reader.problems));
    }

    private boolean bool(String key) {
        String text = text(key);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            problems.add(new Problem(key, WORDS.text("problem.bool", key)));
        }
        return text.equals("true");
    }

    private Registration registration() {
        String text = text(Office365Component.REGISTRATION);
        for (Registration choice : Registration.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                return choice;
            }
        }
        if (!text.isEmpty()) {
            problems.add(new Problem(Office365Component.REGISTRATION, WORDS.text("problem.registration")));
        }
        return Registration.LINK;
    }

    private LeaverRules leavers() {
        return new LeaverRules(mode(), threshold());
    }

    private LeaverRules.Mode mode() {
        String text = text(Office365Component.DISABLE_LEAVERS);
        for (LeaverRules.Mode mode : LeaverRules.Mode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
                return mode;
            }
        }
        if (!text.isEmpty()) {
            problems.add(new Problem(Office365Component.DISABLE_LEAVERS, WORDS.text("problem.leavers")));
        }
        return LeaverRules.Mode.OFF;
    }

    private int threshold() {
        String text = text(Office365Component.DISABLE_THRESHOLD);
        int most = text.isEmpty() ? LeaverRules.USUAL : text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (most < 1 || most > LeaverRules.LARGEST) {
            problems.add(new Problem(
                    Office365Component.DISABLE_THRESHOLD, WORDS.text("problem.threshold", LeaverRules.LARGEST)));
            return LeaverRules.USUAL;
        }
        return most;
    }

    private Set<GroupId> groups() {
        Set<GroupId> groups = new LinkedHashSet<>();
        for (String group : list(Office365Component.DEFAULT_GROUPS)) {
            if (group.length() > LONGEST_GROUP) {
                problems.add(new Problem(Office365Component.DEFAULT_GROUPS, WORDS.text("problem.group")));
            } else {
                groups.add(new GroupId(group));
            }
        }
        return groups;
    }

    private Set<String> deniedGroups() {
        Set<String> denied = new LinkedHashSet<>();
        for (String group : list(Office365Component.DENIED_GROUPS)) {
            Guid.parse(group)
                    .ifPresentOrElse(
                            guid -> denied.add(guid.value()),
                            () -> problems.add(
                                    new Problem(Office365Component.DENIED_GROUPS, WORDS.text("problem.guid", group))));
        }
        return denied;
    }

    private GroupMapping mapping() {
        Map<String, Set<GroupId>> rules = new LinkedHashMap<>();
        for (String line : lines(Office365Component.GROUP_MAPPING)) {
            int equals = line.indexOf('=');
            Optional<String> from = equals < 0
                    ? Optional.empty()
                    : source(line.substring(0, equals).strip());
            String to = line.substring(equals + 1).strip();
            if (from.isEmpty() || to.isEmpty() || to.length() > LONGEST_GROUP) {
                problems.add(new Problem(Office365Component.GROUP_MAPPING, WORDS.text("problem.mapping", line)));
            } else {
                rules.computeIfAbsent(from.get(), key -> new LinkedHashSet<>()).add(new GroupId(to));
            }
        }
        return new GroupMapping(rules);
    }

    /** Names of groups may have blanks, so lines are parted at their ends alone. */
    private List<String> lines(String key) {
        Object value = values.get(key);
        Collection<?> lines = value instanceof String text ? List.of(text.split("\\R", -1)) : items(value);
        return lines.stream()
                .map(line -> line.toString().strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Optional<String> source(String text) {
        return text.startsWith(GroupMapping.ROLE)
                ? Optional.of(text).filter(role -> role.length() > GroupMapping.ROLE.length())
                : Guid.parse(text).map(Guid::value);
    }

    private String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** An array, a collection, or text with commas, as the source of the settings has it. */
    private Set<String> list(String key) {
        return items(values.get(key)).stream()
                .map(item -> item.toString().strip())
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Collection<?> items(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return value instanceof Collection<?> collection
                ? collection
                : Arrays.asList(value.toString().split("[,;\\s]+", -1));
    }
}
