package org.portal365.reference.disk;

import java.text.Normalizer;
import java.util.Locale;

/** Which names the Disk takes. Names are for people only: no file on the server is called by one. */
final class FileNames {
    private static final int LONGEST = 200;

    private FileNames() {}

    /** Whether a name can be shown and sent everywhere without meaning anything else. */
    static boolean good(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.equals(name.strip())
                && !name.equals(".")
                && !name.equals("..")
                && name.codePoints().noneMatch(FileNames::refused);
    }

    /** Slashes, controls, and what turns the reading direction round so that "fdp.exe" reads "exe.pdf". */
    private static boolean refused(int c) {
        return c == '/'
                || c == '\\'
                || Character.isISOControl(c)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }

    /** Equal for names that a person cannot tell apart. */
    static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** The key of something deleted: no name has a slash, so it is in nobody's way. */
    static String keyInBin(String id) {
        return "/" + id;
    }

    /** The name with a mark before its ending: "plan (2).docx"; a long name is cut to make room. */
    static String marked(String name, String mark) {
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        String ending = dot <= 0 ? "" : name.substring(dot);
        int room = Math.max(1, LONGEST - ending.length() - mark.length() - 1);
        String cut = stem.length() <= room
                ? stem
                : stem.substring(0, Character.isHighSurrogate(stem.charAt(room - 1)) ? room - 1 : room);
        return cut + " " + mark + ending;
    }
}
