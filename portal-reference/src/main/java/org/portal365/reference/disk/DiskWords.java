package org.portal365.reference.disk;

import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Words;
import org.portal365.api.disk.DiskRefusal;

/** The Disk's own sentences. */
final class DiskWords {
    static final Words WORDS = Words.beside(DiskWords.class);

    private DiskWords() {}

    static <T> Outcome<T, DiskRefusal> refuse(DiskRefusal reason) {
        return Refused.because(
                reason,
                WORDS.text(
                        switch (reason) {
                            case GONE -> "refused.gone";
                            case NO_RIGHT -> "refused.right";
                            case STALE_BASE -> "refused.stale";
                            case LOCKED -> "refused.locked";
                            case FULL -> "refused.full";
                            case NOT_ACCEPTED -> "refused.name";
                        }));
    }

    static <T> Outcome<T, DiskRefusal> refuse(DiskRefusal reason, String key) {
        return Refused.because(reason, WORDS.text(key));
    }
}
