package org.portal365.diskoffice.ooxml;

import org.portal365.diskoffice.core.Inspection;

/** The package is not taken. */
final class BadPackage extends Exception {
    private static final long serialVersionUID = 1L;
    private final Inspection.Flaw flaw;

    BadPackage(Inspection.Flaw flaw) {
        super(flaw.name(), null, false, false);
        this.flaw = flaw;
    }

    Inspection.Flaw flaw() {
        return flaw;
    }
}
