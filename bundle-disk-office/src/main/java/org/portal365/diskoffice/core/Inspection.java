package org.portal365.diskoffice.core;

import java.util.Optional;

/** What was found in a package: its fingerprint, or why it is not taken. */
public record Inspection(Optional<Fingerprint> fingerprint, Optional<Flaw> flaw) {
    /** Why a package is not taken as a version. */
    public enum Flaw {
        /** Not a package, damaged, or of another type than its name says. */
        WRONG_TYPE,
        MACROS,
        /** Something that fetches or starts something else when it is opened: remote template, DDE, packed programs. */
        ACTIVE_CONTENT,
        /** Too many or too big parts, or a suspicious ratio. */
        TOO_LARGE
    }

    public static Inspection good(Fingerprint fingerprint) {
        return new Inspection(Optional.of(fingerprint), Optional.empty());
    }

    public static Inspection bad(Flaw flaw) {
        return new Inspection(Optional.empty(), Optional.of(flaw));
    }
}
