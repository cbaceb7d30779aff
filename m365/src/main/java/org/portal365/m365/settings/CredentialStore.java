package org.portal365.m365.settings;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealedColumn;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;

/** The sealed Keys of the app registration, in the database that all nodes share. */
final class CredentialStore {
    static final String KEY = "key";
    /** The one that takes the first one's place; both are good as long as Entra ID takes both. */
    static final String NEXT_KEY = "key.next";

    private static final String KIND = "m365-key";

    private final Jdbi jdbi;
    private final SecretBox box;
    private final Clock clock;

    CredentialStore(Jdbi jdbi, SecretBox box, Clock clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.clock = clock;
    }

    /** The rows that need a sealing key. */
    SealedRows sealedRows() {
        return new SealedColumn(jdbi, box, KIND, new SealedColumn.Place("m365_secret", "id", "sealed", List.of("id")));
    }

    /**
     * What may be known of the stored Key by anyone.
     *
     * @param clientId the app that it is for; empty when none was named yet
     * @param proven whether Entra ID took it for this app
     */
    record Entry(String version, String hint, Instant setAt, String clientId, boolean proven) {}

    Optional<Entry> entry(String slot) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select version, hint, set_at, client_id, proven from m365_secret where id = :id")
                .bind("id", slot)
                .map((row, context) -> new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        row.getBoolean(5)))
                .findOne());
    }

    /**
     * @param clientId the app that the Key is for; empty when none is named yet
     * @param proven whether Entra ID took it for this app
     */
    void set(String slot, String key, String clientId, boolean proven) {
        String sealed = box.seal(KIND, slot, key.getBytes(StandardCharsets.UTF_8));
        jdbi.useTransaction(handle -> {
            delete(handle, slot);
            handle.createUpdate("insert into m365_secret (id, sealed, hint, version, set_at, client_id, proven)"
                            + " values (:id, :sealed, :hint, :version, :now, :client, :proven)")
                    .bind("id", slot)
                    .bind("sealed", sealed)
                    .bind("hint", CredentialText.hint(key))
                    .bind("version", UUID.randomUUID().toString())
                    .bind("now", clock.instant())
                    .bind("client", clientId)
                    .bind("proven", proven)
                    .execute();
        });
    }

    /** A Key that no app has proved to have is from now on the Key of this one. */
    Entry adopt(Entry entry, String clientId) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update m365_secret set client_id = :client where version = :version and not proven")
                .bind("client", clientId)
                .bind("version", entry.version())
                .execute());
        return new Entry(entry.version(), entry.hint(), entry.setAt(), clientId, false);
    }

    /** Entra ID has taken it: from now on it is the Key of this app alone. */
    Entry prove(Entry entry) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update m365_secret set proven = true where version = :version and client_id = :client")
                .bind("client", entry.clientId())
                .bind("version", entry.version())
                .execute());
        return new Entry(entry.version(), entry.hint(), entry.setAt(), entry.clientId(), true);
    }

    void remove(String slot) {
        jdbi.useHandle(handle -> delete(handle, slot));
    }

    private static void delete(Handle handle, String slot) {
        handle.createUpdate("delete from m365_secret where id = :id")
                .bind("id", slot)
                .execute();
    }

    /**
     * Opens a stored Key; empty when there is none for this app.
     *
     * @throws SealBrokenException when the row was changed
     */
    Optional<String> open(String slot, String clientId) throws SealBrokenException {
        Optional<String> sealed = jdbi.withHandle(
                handle -> handle.createQuery("select sealed from m365_secret where id = :id and client_id = :client")
                        .bind("id", slot)
                        .bind("client", clientId)
                        .mapTo(String.class)
                        .findOne());
        return sealed.isEmpty()
                ? Optional.empty()
                : Optional.of(new String(box.open(KIND, slot, sealed.get()), StandardCharsets.UTF_8));
    }
}
