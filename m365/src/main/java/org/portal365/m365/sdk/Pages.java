package org.portal365.m365.sdk;

import java.util.HashSet;
import java.util.Set;

/** Sees to it that a row of pages ends. */
final class Pages {
    private static final int MOST = 10_000;

    private final GraphErrors errors;
    private final String what;
    private final Set<String> seen = new HashSet<>();

    /** @param what for the message: the operation and ids */
    Pages(GraphErrors errors, String what) {
        this.errors = errors;
        this.what = what;
    }

    /** The address of the next page; one that was there already, or one too many, is a bad answer. */
    String next(String address) {
        if (!seen.add(address) || seen.size() > MOST) {
            throw errors.badAnswer(what + ": pages without end", null);
        }
        return address;
    }
}
