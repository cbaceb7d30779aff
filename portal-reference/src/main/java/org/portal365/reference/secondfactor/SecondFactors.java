package org.portal365.reference.secondfactor;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.UserId;
import org.portal365.reference.user.UserRows;

/** Who has a second factor, and whether a code is right. Every code is taken once (RFC 6238, 5.2). */
public final class SecondFactors {
    private final Jdbi jdbi;
    private final Clock clock;
    private final BooleanSupplier everyone;

    /** @param everyone whether the portal demands a second factor of every user */
    public SecondFactors(Jdbi jdbi, Clock clock, BooleanSupplier everyone) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.everyone = everyone;
    }

    /** Whether a code is to be given before a session of the user opens anything. */
    public boolean due(UserId user) {
        return demanded() || on(user);
    }

    /** Whether users may not do without. */
    public boolean demanded() {
        return everyone.getAsBoolean();
    }

    /** Whether the user has set it up. */
    public boolean on(UserId user) {
        return jdbi.withHandle(handle -> find(handle, user).filter(Row::confirmed))
                .isPresent();
    }

    /** How many recovery codes the user has left. */
    public int recoveryCodes(UserId user) {
        return jdbi.withHandle(handle -> RecoveryCodes.left(handle, user));
    }

    /**
     * What to put into a device; the same until it is confirmed.
     *
     * @param issuer names the portal in the device
     * @param account names the user there
     * @throws IllegalStateException when a device is set up already
     */
    public Enrolment enrol(UserId user, String issuer, String account) {
        return Enrolment.of(issuer, account, secret(user));
    }

    private String secret(UserId user) {
        return jdbi.inTransaction(handle -> {
            UserRows.lock(handle, user);
            Optional<Row> row = find(handle, user);
            if (row.filter(Row::confirmed).isPresent()) {
                throw new IllegalStateException("the second factor of " + user + " is set up already");
            }
            return row.map(Row::secret).orElseGet(() -> insert(handle, user));
        });
    }

    private static String insert(Handle handle, UserId user) {
        String secret = Totp.secret();
        handle.createUpdate("insert into portal_second_factor (user_id, secret, confirmed, last_step)"
                        + " values (:user, :secret, false, 0)")
                .bind("user", user.value())
                .bind("secret", secret)
                .execute();
        return secret;
    }

    /**
     * Sets the offered secret up, when the code proves that the device has it.
     *
     * @return the recovery codes, nowhere else to be had; empty when the code is wrong
     */
    public Optional<List<String>> confirm(UserId user, String code) {
        return jdbi.inTransaction(handle ->
                accept(handle, user, code, false) ? Optional.of(RecoveryCodes.renew(handle, user)) : Optional.empty());
    }

    /** Takes a code of the device, or a recovery code; which one it was, or nothing when it was wrong. */
    public Optional<Proof> check(UserId user, String code) {
        return jdbi.inTransaction(handle -> {
            if (accept(handle, user, code, true)) {
                return Optional.of(Proof.DEVICE);
            }
            return RecoveryCodes.use(handle, user, code) ? Optional.of(Proof.RECOVERY_CODE) : Optional.empty();
        });
    }

    /** The update decides between two requests with the same code. */
    private boolean accept(Handle handle, UserId user, String code, boolean confirmed) {
        OptionalLong step = find(handle, user)
                .filter(row -> row.confirmed() == confirmed)
                .map(row -> Totp.step(row.secret(), code, clock.instant()))
                .orElse(OptionalLong.empty());
        return step.isPresent()
                && handle.createUpdate("update portal_second_factor set confirmed = true, last_step = :step"
                                        + " where user_id = :user and last_step < :step")
                                .bind("user", user.value())
                                .bind("step", step.getAsLong())
                                .execute()
                        > 0;
    }

    /** New recovery codes; the old ones are dead. */
    public List<String> renewRecoveryCodes(UserId user) {
        return jdbi.inTransaction(handle -> RecoveryCodes.renew(handle, user));
    }

    /** Forgets device and recovery codes. */
    public void remove(UserId user) {
        jdbi.useTransaction(handle -> {
            RecoveryCodes.remove(handle, user);
            handle.createUpdate("delete from portal_second_factor where user_id = :user")
                    .bind("user", user.value())
                    .execute();
        });
    }

    private static Optional<Row> find(Handle handle, UserId user) {
        return handle.createQuery("select * from portal_second_factor where user_id = :user")
                .bind("user", user.value())
                .map((row, context) -> new Row(row.getString("secret"), row.getBoolean("confirmed")))
                .findOne();
    }

    /** What the user has shown. */
    public enum Proof {
        DEVICE,
        RECOVERY_CODE
    }

    private record Row(String secret, boolean confirmed) {}
}
