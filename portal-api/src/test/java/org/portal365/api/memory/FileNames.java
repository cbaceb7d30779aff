package org.portal365.api.memory;

import java.text.Normalizer;
import java.util.Locale;

/** Which names a Disk takes, and how it makes one that is free. */
final class FileNames {
    private static final int LONGEST = 255;

    private FileNames() {}

    static boolean good(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** Two names that a person cannot tell apart. */
    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    /** The name with a mark before its ending: "plan (2).docx". */
    static String marked(String name, String mark) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + " " + mark : name.substring(0, dot) + " " + mark + name.substring(dot);
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
