package org.portal365.mail.core;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        /** Nobody has told the portal (any more) how to reach the cloud. */
        NOT_SET_UP,
        /** The mailbox may not be opened this way: an administrator must act. */
        NOT_PERMITTED,
        /** IMAP is switched off. */
        SWITCHED_OFF,
        /** SMTP is switched off (535 5.7.139). */
        SMTP_OFF,
        /** Wait as long as it says. */
        THROTTLED,
        /** It is too busy, and not for this mailbox alone. */
        SERVER_BUSY,
        /** It has asked to wait, and that is noted. */
        PAUSED,
        /** It says what no server may say. */
        PROTOCOL,
        /** A folder or message is not there any more. */
        GONE
    }

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;
    private final boolean afterProgress;

    private MailFault(
            Kind kind,
            String message,
            @Nullable Throwable cause,
            Optional<Duration> retryAfter,
            boolean afterProgress) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.afterProgress = afterProgress;
    }

    public MailFault(Kind kind, String message) {
        this(kind, message, null, Optional.empty(), false);
    }

    public MailFault(Kind kind, String message, Optional<Duration> retryAfter) {
        this(kind, message, null, retryAfter, false);
    }

    public MailFault(Kind kind, String message, Throwable cause) {
        this(kind, message, cause, Optional.empty(), false);
    }

    /** The same fault, understood in another way. */
    public MailFault as(Kind other) {
        return new MailFault(other, String.valueOf(getMessage()), getCause(), retryAfter, afterProgress);
    }

    /** The same fault, at the end of a pass that has brought something. */
    public MailFault afterProgress(boolean progress) {
        return new MailFault(kind, String.valueOf(getMessage()), getCause(), retryAfter, progress);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether something had come before it: then it is the first fault, and not one more in a row. */
    public boolean isAfterProgress() {
        return afterProgress;
    }
}
