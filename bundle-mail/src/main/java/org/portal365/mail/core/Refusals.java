package org.portal365.mail.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.mail.MailRefusal;
import org.portal365.api.social.GrantState;
import org.portal365.mail.core.Hold.Reason;

/** What faults and missing tokens mean: for a mailbox that stands still, and for somebody who connects one. */
public record Refusals(AccountTokens tokens, Backoff backoff, Clock clock) {
    private static final Duration SIGN_IN = Duration.ofMinutes(5);
    private static final Duration ADMIN = Duration.ofMinutes(15);
    /** Until the owner types another one: each try of a wrong password brings an account nearer to being locked. */
    private static final Duration PASSWORD = Duration.ofDays(3_650);

    /** The mailbox with the reason why it stands still. */
    public Box held(Box box, GrantRefusedException e) {
        Refused<?, GrantState> refused = e.refused();
        Optional<String> claims = refused.challenge().flatMap(challenge -> challenge.claims());
        String detail = refused.reference();
        return switch (refused.reason()) {
            case SIGN_IN_NEEDED, CONSENT_NEEDED ->
                box.held(new Hold(Reason.SIGN_IN, "box.sign_in", in(SIGN_IN), 0, claims, detail));
            case UNREACHABLE -> box.held(waiting(box.hold().attempts(), "box.unreachable", Optional.empty(), detail));
            default -> box.held(new Hold(Reason.ADMIN, "box.admin", in(ADMIN), 0, claims, detail));
        };
    }

    /** The mailbox with the reason why it stands still. */
    public Box held(Box box, MailFault e) {
        String detail = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case TOKEN_REFUSED -> box.held(admin("box.not_let_in", detail));
            case PASSWORD_REFUSED ->
                box.held(new Hold(Reason.PASSWORD, "box.password", in(PASSWORD), 0, Optional.empty(), detail));
            case NOT_ALLOWED -> box.held(admin("box.not_allowed", detail));
            case NOT_SET_UP -> box.held(admin("box.not_set_up", detail));
            case NOT_TRUSTED -> box.held(waiting(attempts(box, e), "box.not_trusted", Optional.empty(), detail));
            case NOT_PERMITTED -> box.held(admin("box.not_permitted", detail));
            case SWITCHED_OFF -> box.held(admin("box.imap_off", detail));
            case THROTTLED, SERVER_BUSY, PAUSED ->
                box.held(waiting(attempts(box, e), "box.throttled", e.retryAfter(), detail));
            default -> box.held(waiting(attempts(box, e), "box.unreachable", e.retryAfter(), detail));
        };
    }

    private Hold admin(String word, String detail) {
        return new Hold(Reason.ADMIN, word, in(ADMIN), 0, Optional.empty(), detail);
    }

    /** A line that keeps breaking, but brings something each time, is not waited for longer and longer. */
    private static int attempts(Box box, MailFault e) {
        return e.isAfterProgress() ? 0 : box.hold().attempts();
    }

    private Hold waiting(int attempts, String word, Optional<Duration> wanted, String detail) {
        Duration wait = wanted.orElseGet(() -> backoff.after(attempts));
        return new Hold(Reason.WAITING, word, in(wait), attempts + 1, Optional.empty(), detail);
    }

    private Optional<Instant> in(Duration time) {
        return Optional.of(clock.instant().plus(time));
    }

    /** Why a mailbox is not connected. */
    public <T> Refused<T, MailRefusal> of(Box box, MailFault e) {
        Hold hold = held(box, e).hold();
        return Refused.because(
                reason(e, hold),
                words(box, hold.word()),
                Phrases.text("admin.detail", words(box, hold.word()), hold.detail()));
    }

    /** For a shared mailbox, the rights that are needed are named. */
    static Text words(Box box, String word) {
        boolean right = word.equals("box.not_permitted") || word.equals("box.not_let_in");
        return box.shared() && right ? Phrases.text(word + ".shared", box.address(), box.login()) : Phrases.text(word);
    }

    private static MailRefusal reason(MailFault e, Hold hold) {
        return switch (e.kind()) {
            case PASSWORD_REFUSED -> MailRefusal.WRONG_PASSWORD;
            case NOT_TRUSTED -> MailRefusal.ADMIN_NEEDED;
            case NOT_ALLOWED -> MailRefusal.NO_RIGHT;
            default -> hold.reason() == Reason.ADMIN ? MailRefusal.ADMIN_NEEDED : MailRefusal.TRY_LATER;
        };
    }

    /** Why there is no token, with what to ask the user. */
    public <T> Refused<T, MailRefusal> of(Box box, Refused<?, GrantState> refused) {
        return switch (refused.reason()) {
            case SIGN_IN_NEEDED, CONSENT_NEEDED -> {
                Refused<T, MailRefusal> ask = refused.as(MailRefusal.SIGN_IN_NEEDED);
                yield refused.challenge().isPresent()
                        ? ask
                        : ask.withChallenge(tokens.again(box.account(), Optional.empty()));
            }
            case UNREACHABLE -> refused.as(MailRefusal.TRY_LATER);
            default -> refused.as(MailRefusal.ADMIN_NEEDED);
        };
    }
}
