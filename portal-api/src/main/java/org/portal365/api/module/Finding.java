package org.portal365.api.module;

import org.portal365.api.Text;

/** What a check found, and what to do about it. */
public record Finding(Level level, Text text, Text cure) {
    /** How bad it is. */
    public enum Level {
        OK,
        WARNING,
        FAILED
    }
}
