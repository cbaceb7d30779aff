package org.portal365.reference.privacy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.module.Erasure;
import org.portal365.api.module.ErasureRequest;
import org.portal365.api.module.PersonalData;
import org.portal365.api.module.PersonalExport;
import org.portal365.persistence.PersonalTable;

/**
 * The user, the ways to sign in, sessions, groups; and the audit trail, which has to be kept: it stays under a pseudonym,
 * without addresses and names. Goes last, since it tells who is meant.
 */
final class PersonalPortal implements PersonalData {
    /** After everything else. */
    static final int LAST = 100;

    private static final Words WORDS = Words.beside(PersonalPortal.class);

    private static final PersonalTable AUDIT =
            new PersonalTable("portal_audit", "user_id = :id or details like '%\"' || :id || '\"%'", Set.of());

    private static final PersonalTable ERASURES =
            new PersonalTable("portal_erasure", "user_id = :id or asked_by = :id", Set.of());

    private static final List<PersonalTable> TABLES = List.of(
            new PersonalTable("portal_session", "user_id = :id", Set.of("hash", "external_session")),
            new PersonalTable("portal_second_factor", "user_id = :id", Set.of("secret")),
            new PersonalTable("portal_recovery_code", "user_id = :id", Set.of("hash")),
            PersonalTable.of("portal_membership", "user_id"),
            PersonalTable.of("portal_link", "user_id"),
            new PersonalTable("portal_user", "id = :id", Set.of("password")));

    private final Jdbi jdbi;

    PersonalPortal(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public String area() {
        return "portal";
    }

    @Override
    public Text title() {
        return WORDS.text("privacy.portal");
    }

    @Override
    public int order() {
        return LAST;
    }

    @Override
    public Set<String> tables() {
        Set<String> tables = TABLES.stream().map(PersonalTable::name).collect(Collectors.toSet());
        tables.addAll(Set.of(AUDIT.name(), ERASURES.name()));
        return tables;
    }

    @Override
    public void export(UserId id, PersonalExport to) throws IOException {
        for (PersonalTable table : TABLES) {
            to.records(table.name(), each -> table.each(jdbi, id.value(), each));
        }
        to.records(AUDIT.name(), each -> AUDIT.each(jdbi, id.value(), each));
        to.records(ERASURES.name(), each -> ERASURES.each(jdbi, id.value(), each));
    }

    @Override
    public Erasure erase(ErasureRequest request) {
        return Erasure.done(jdbi.inTransaction(handle -> {
            new AuditPseudonyms(handle, request).apply();
            rename(handle, request);
            return TABLES.stream()
                    .mapToInt(table -> table.erase(handle, request.user().value()))
                    .sum();
        }));
    }

    /** The erasure at hand still needs to know whom it is about. */
    private static void rename(Handle handle, ErasureRequest request) {
        Map<String, String> names = Map.of("id", request.user().value(), "new", request.pseudonym());
        handle.createUpdate("update portal_erasure set user_id = :new where user_id = :id and running_user is null")
                .bindMap(names)
                .execute();
        handle.createUpdate("update portal_erasure set asked_by = :new where asked_by = :id")
                .bindMap(names)
                .execute();
    }
}
