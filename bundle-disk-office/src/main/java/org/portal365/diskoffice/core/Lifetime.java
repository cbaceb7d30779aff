package org.portal365.diskoffice.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an open session that nobody ends is reminded of, and when it ends by itself. */
final class Lifetime {
    /** Whoever may not go on gets so long to finish what is being typed. */
    static final Duration GRACE = Duration.ofMinutes(15);

    private final Workshop shop;
    private final Told told;

    Lifetime(Workshop shop) {
        this.shop = shop;
        this.told = new Told(shop);
    }

    /** Reminds the owner once, and sets the end where it may not go on. */
    Session heed(Session session) {
        return reminded(closing(session));
    }

    private Session reminded(Session session) {
        boolean idle =
                !now().isBefore(lastChange(session).plus(shop.policy().get().idleReminder()));
        if (!idle || session.care().reminded().isPresent()) {
            return session;
        }
        told.owner(session, "reminder", Optional.of(session.origin().file()));
        return session.with(session.care().reminded(now()));
    }

    private Session closing(Session session) {
        Optional<String> why = why(session);
        Care care = session.care();
        if (why.isEmpty()) {
            return care.closing().isPresent()
                    ? session.with(care.closing(Optional.empty()).unnoted())
                    : session;
        }
        return care.closing().isPresent()
                ? session
                : session.with(care.closing(Optional.of(now().plus(GRACE))).noting(why.orElseThrow()));
    }

    private Optional<String> why(Session session) {
        if (!shop.policy().get().enabled()) {
            return Optional.of("note.switched_off");
        }
        return shop.admitted().test(session.account()) ? Optional.empty() : Optional.of("note.not_admitted");
    }

    /** It may not go on, and the time to finish is over. */
    boolean ends(Session session) {
        return session.care().closing().filter(end -> !now().isBefore(end)).isPresent();
    }

    /** Nobody has changed anything for so long that nobody will. */
    boolean idle(Session session) {
        return !now().isBefore(lastChange(session).plus(shop.policy().get().collectAfter()));
    }

    static Instant lastChange(Session session) {
        return session.sync().saved().map(Saved::at).orElse(session.opened());
    }

    private Instant now() {
        return shop.clock().instant();
    }
}
