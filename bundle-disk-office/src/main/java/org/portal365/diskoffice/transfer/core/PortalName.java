package org.portal365.diskoffice.transfer.core;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A name that every Disk takes for any name from outside; "file" where nothing is left of it. */
public final class PortalName {
    private static final int LONGEST = 180;
    private static final int LONGEST_ENDING = 20;
    /** Slashes, controls, what turns the reading direction round, and halves of letters. */
    private static final Pattern REFUSED = Pattern.compile("[/\\\\\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private PortalName() {}

    public static String of(String name) {
        String clean = REFUSED.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll("_")
                .strip();
        String cut = clean.length() <= LONGEST ? clean : shortened(clean);
        return cut.isEmpty() || cut.equals(".") || cut.equals("..") ? "file" : cut;
    }

    /** The ending is kept: what the file is goes by it. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        String stem = name.substring(0, LONGEST - ending.length());
        boolean half = Character.isHighSurrogate(stem.charAt(stem.length() - 1));
        return (half ? stem.substring(0, stem.length() - 1) : stem).strip() + ending;
    }

    /** The name with another ending. */
    public static String ending(String name, String ending) {
        int dot = name.lastIndexOf('.');
        return (dot <= 0 ? name : name.substring(0, dot)) + "." + ending;
    }

    /** The name with a number before its ending: "plan (2).docx". */
    public static String numbered(String name, int number) {
        if (number < 2) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        return stem + " (" + number + ")" + (dot <= 0 ? "" : name.substring(dot));
    }
}
