package org.portal365.persistence;

/** Another node has taken the row over; this one must stop working on it. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(String row) {
        super("the lease of " + row + " was lost");
    }
}
