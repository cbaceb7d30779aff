package org.portal365.diskoffice.jdbc;

/** Another node has taken the session over; this one must stop working on it. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(String session) {
        super("the lease of session " + session + " was lost");
    }
}
