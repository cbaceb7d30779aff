package org.portal365.m365.http;

/** There is no answer. The message names method and address without query, never a header or body. */
public class OutboundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public OutboundException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public OutboundException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why there is no answer. */
    public enum Reason {
        /** The address, or the place for a bearer token, is not of this cloud; or the host has a private address. */
        NOT_ALLOWED,
        /** No connection, or it broke. Whether the request arrived is not known. */
        UNREACHABLE,
        /** The certificate of the host is not trusted or is for another name. */
        NOT_TRUSTED,
        /** It took too long. */
        TIMEOUT,
        /** The answer is longer than the request permits. */
        TOO_LARGE
    }
}
