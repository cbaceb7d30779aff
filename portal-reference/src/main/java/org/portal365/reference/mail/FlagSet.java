package org.portal365.reference.mail;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.portal365.api.mail.Flag;

/** Flags as a column: their names with blanks between. */
final class FlagSet {
    private FlagSet() {}

    static String text(Set<Flag> flags) {
        return new TreeSet<>(flags).stream().map(Flag::name).collect(Collectors.joining(" "));
    }

    static Set<Flag> parse(String text) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (String name : text.split(" ", -1)) {
            if (!name.isEmpty()) {
                flags.add(Flag.valueOf(name));
            }
        }
        return flags;
    }
}
