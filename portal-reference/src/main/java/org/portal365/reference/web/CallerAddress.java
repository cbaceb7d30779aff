package org.portal365.reference.web;

import java.util.Optional;

/** From where the request comes that this thread answers. For what is written down far below the web. */
public final class CallerAddress {
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private CallerAddress() {}

    /** Empty where nothing of the web is going on, as in a background job. */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static void set(String address) {
        CURRENT.set(address);
    }

    static void clear() {
        CURRENT.remove();
    }
}
