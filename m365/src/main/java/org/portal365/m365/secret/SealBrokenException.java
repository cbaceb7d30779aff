package org.portal365.m365.secret;

/** Sealed text does not open for this row. Its secret is lost: whoever it belongs to must give it again. */
public class SealBrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    public SealBrokenException(String message) {
        super(message);
    }

    public SealBrokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
