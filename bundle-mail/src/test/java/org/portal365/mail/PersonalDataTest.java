package org.portal365.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.contract.ExportedText;
import org.portal365.api.memory.InMemoryAudit;
import org.portal365.api.memory.InMemoryMailStore;
import org.portal365.api.memory.MovableClock;
import org.portal365.api.module.Erasure;
import org.portal365.api.module.ErasureRequest;
import org.portal365.mail.jdbc.JdbcBoxStore;
import org.portal365.persistence.PersonalSchema;
import org.portal365.persistence.TestDatabases;

/** A13: mailboxes of a user go with all that belongs to them; those of others stay. */
class PersonalDataTest {
    private static final UserId ANNA = new UserId("user-anna");
    private static final UserId BORIS = new UserId("user-boris");

    private final Jdbi jdbi = TestDatabases.h2().open(JdbcBoxStore.OWNER, PersonalDataTest.class.getClassLoader());
    private final PersonalSchema schema = new PersonalSchema(jdbi);
    private final MovableClock clock = MovableClock.create();
    private final MailPersonalData data =
            new MailPersonalData(jdbi, new JdbcBoxStore(jdbi, clock), new InMemoryMailStore(), new InMemoryAudit());

    @BeforeEach
    void fill() {
        mailbox(ANNA);
        mailbox(BORIS);
        member(BORIS, ANNA);
        member(ANNA, BORIS);
        member(BORIS, new UserId("user-clara"));
    }

    private void mailbox(UserId user) {
        String box = "box-of-" + user;
        schema.insert(
                "mailengine_box",
                Map.of(
                        "id",
                        box,
                        "owner",
                        user.value(),
                        "address",
                        user + "@firma.example",
                        "secret",
                        "SEALED",
                        "hold_reason",
                        "NONE",
                        "provider",
                        "exchange"));
        String message = "message-of-" + user;
        schema.insert("mailengine_outgoing", Map.of("id", message, "box", box, "mail_from", user + "@firma.example"));
        schema.insert("mailengine_recipient", Map.of("outgoing", message, "address", "friend-of-" + user));
        schema.insert("mailengine_piece", Map.of("outgoing", message));
        schema.insert("mailengine_choice", Map.of("box", box));
        schema.insert("mailengine_pause", Map.of("box", box));
        schema.insert("mailengine_quota", Map.of("outgoing", message, "sender", user.value()));
    }

    private void member(UserId owner, UserId holder) {
        schema.insert("mailengine_member", Map.of("box", "box-of-" + owner, "kind", "USER", "holder", holder.value()));
    }

    @Test
    void a13NoTableIsForgotten() {
        schema.assertComplete(data.tables(), Set.of());
    }

    @Test
    void a13APasswordIsNamedAndNotShown() throws IOException {
        assertThat(ExportedText.of(data, ANNA))
                .contains("user-anna@firma.example", "friend-of-user-anna", "stored, not shown")
                .doesNotContain("SEALED", "boris@firma");
    }

    @Test
    void a13OnlyTheUserGoes() {
        Erasure erasure = data.erase(new ErasureRequest(ANNA, "erased-1", false));
        assertThat(erasure.waits()).isEmpty();
        assertThat(erasure.records()).isPositive();
        assertThat(schema.naming("user-anna")).isEmpty();
        assertThat(schema.naming("user-boris"))
                .contains(
                        "mailengine_box.id",
                        "mailengine_outgoing.box",
                        "mailengine_recipient.address",
                        "mailengine_piece.outgoing",
                        "mailengine_quota.sender");
        assertThat(schema.counts()).containsEntry("mailengine_member", 1);
        assertThat(data.erase(new ErasureRequest(ANNA, "erased-1", false))).isEqualTo(Erasure.done(0));
    }
}
