package org.portal365.mail.core;

/** Another node has brought the folder further meanwhile; this one stops. */
public final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OvertakenException(String folder) {
        super("somebody else has read on in " + folder);
    }
}
