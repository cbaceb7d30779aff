package org.portal365.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portal365.api.mail.Delivery;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.OutgoingId;
import org.portal365.itests.mail.MailServers;
import org.portal365.itests.mail.Maildir;

/** M06: outgoing mail through the portal's own SMTP server, by setting, at a real Postfix and Dovecot. */
@Timeout(120)
class OwnServerIT {
    private static final MailServers SERVERS = MailServers.shared();
    private static final String USER = "own";

    private Path folder;

    @BeforeEach
    void fresh() throws IOException {
        folder = MailServers.scratch("own");
    }

    @AfterEach
    void tidy() {
        MailServers.delete(folder);
    }

    @Test
    void m06AndM23AndCase196ItGoesThroughTheOwnServerAndOneCopyIsFiled() throws Exception {
        // No provider's SMTP server would answer there.
        Engine.Place place = new Engine.Place(
                SERVERS.certificate(), SERVERS.keys(), SERVERS.exchange().imaps(), 1);
        String server = "127.0.0.1:" + SERVERS.postfix().local();
        try (Engine engine =
                new Engine(folder, place, Engine.settings("outgoing", "local", "local.smtp.server", server))) {
            Mailbox box = engine.connect(USER);
            OutgoingId id =
                    engine.send(box, "draft", "Lunch", List.of(new MailAddress("", "friend@example.test")), "At noon");
            Maildir there = SERVERS.exchange().mailbox("friend@example.test", "INBOX");
            Maildir sent = SERVERS.exchange().mailbox(USER + "@example.test", "Sent");
            await().atMost(Duration.ofSeconds(30)).until(() -> stage(engine, id).equals("SENT"));
            assertThat(engine.delivery(box, id).state()).isEqualTo(Delivery.State.SENT);
            await().until(() -> there.messages().size() == 1);
            assertThat(sent.messages()).as("filed once").hasSize(1);
            assertThat(sent.messageIds()).isEqualTo(there.messageIds());

            // As if the process had been killed after the copy was filed and before that was written down.
            engine.jdbi()
                    .useHandle(
                            handle -> handle.execute(
                                    "update mailengine_outgoing set stage = 'FILING', due_at = current_timestamp, ended_at = null"));
            await().atMost(Duration.ofSeconds(30)).until(() -> stage(engine, id).equals("SENT"));
            assertThat(sent.messages()).as("still once").hasSize(1);
            assertThat(there.messages()).as("and not sent again").hasSize(1);
        }
    }

    private static String stage(Engine engine, OutgoingId id) {
        return engine.jdbi()
                .withHandle(handle -> handle.createQuery("select stage from mailengine_outgoing where id = :id")
                        .bind("id", id.value())
                        .mapTo(String.class)
                        .one());
    }
}
