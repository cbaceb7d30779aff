package org.portal365.m365.settings;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SecretBox;

/** The sealed Key of the app registration, in the database that all nodes share. */
final class CredentialStore {
    static final String KEY = "key";
    private static final String KIND = "m365-key";

    private final Jdbi jdbi;
    private final SecretBox box;
    private final Clock clock;

    CredentialStore(Jdbi jdbi, SecretBox box, Clock clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.clock = clock;
    }

    /** What may be known of the stored Key by anyone. */
    record Entry(String version, String hint, Instant setAt) {}

    Optional<Entry> entry() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select version, hint, set_at from m365_secret where id = :id")
                .bind("id", KEY)
                .map((row, context) -> new Entry(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .findOne());
    }

    void set(String key) {
        String sealed = box.seal(KIND, KEY, key.getBytes(StandardCharsets.UTF_8));
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from m365_secret where id = :id")
                    .bind("id", KEY)
                    .execute();
            handle.createUpdate("insert into m365_secret (id, sealed, hint, version, set_at)"
                            + " values (:id, :sealed, :hint, :version, :now)")
                    .bind("id", KEY)
                    .bind("sealed", sealed)
                    .bind("hint", CredentialText.hint(key))
                    .bind("version", UUID.randomUUID().toString())
                    .bind("now", clock.instant())
                    .execute();
        });
    }

    /**
     * Opens the stored Key.
     *
     * @throws SealBrokenException when the row was changed
     */
    Optional<String> open() throws SealBrokenException {
        Optional<String> sealed =
                jdbi.withHandle(handle -> handle.createQuery("select sealed from m365_secret where id = :id")
                        .bind("id", KEY)
                        .mapTo(String.class)
                        .findOne());
        return sealed.isEmpty()
                ? Optional.empty()
                : Optional.of(new String(box.open(KIND, KEY, sealed.get()), StandardCharsets.UTF_8));
    }
}
