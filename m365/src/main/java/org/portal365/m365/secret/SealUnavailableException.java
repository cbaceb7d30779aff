package org.portal365.m365.secret;

/** There is no usable sealing key: the key file is missing, damaged or readable by others. An admin must act. */
public class SealUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SealUnavailableException(String message) {
        super(message);
    }

    public SealUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
