package org.portal365.mail.core;

import java.time.Duration;
import java.util.Optional;

/** A mail server did not do what was asked. The message names the step and the server's words, never a token. */
public final class MailFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What it means for the mailbox. */
    public enum Kind {
        /** No connection, or it broke: try again. */
        UNREACHABLE,
        /** The token is not good (any more): a new one may be. */
        TOKEN_REFUSED,
        /** User name or password is wrong. */
        PASSWORD_REFUSED,
        /** The certificate of the server is not trusted, or is for another name. */
        NOT_TRUSTED,
        /** The settings of the portal do not permit it (any more). */
        NOT_ALLOWED,
        /** The mailbox may not be opened this way: an administrator must act. */
        NOT_PERMITTED,
        /** IMAP is switched off. */
        SWITCHED_OFF,
        /** SMTP is switched off (535 5.7.139). */
        SMTP_OFF,
        /** Wait as long as it says. */
        THROTTLED,
        /** It says what no server may say. */
        PROTOCOL,
        /** A folder or message is not there any more. */
        GONE
    }

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    public MailFault(Kind kind, String message) {
        this(kind, message, Optional.empty());
    }

    public MailFault(Kind kind, String message, Optional<Duration> retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public MailFault(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = Optional.empty();
    }

    /** The same fault, understood in another way. */
    public MailFault as(Kind other) {
        return new MailFault(other, String.valueOf(getMessage()), retryAfter);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
