package org.portal365.socialservices.core;

/** The signing keys cannot be had, so no token can be judged. */
public final class KeysUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public KeysUnavailableException(String message) {
        super(message);
    }

    public KeysUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
