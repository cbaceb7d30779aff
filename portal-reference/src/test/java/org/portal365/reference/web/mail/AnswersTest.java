package org.portal365.reference.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.MessageId;
import org.portal365.reference.disk.Blob;
import org.portal365.reference.mail.DraftText;
import org.portal365.reference.mail.MessageRow;

class AnswersTest {
    private static final Answers ANSWERS = new Answers(Set.of("anna@example.test"), "anna@example.test");

    private static MessageRow row(String from, String subject) {
        return new MessageRow(
                new MessageId("m"),
                new MailboxId("b"),
                new MailFolderId("INBOX"),
                1,
                1,
                new Blob("blob", 1),
                "<m@example.test>",
                List.of("<a@example.test>"),
                new MailAddress("", from),
                List.of(new MailAddress("", "Anna@example.test"), new MailAddress("", "vera@example.test")),
                List.of(new MailAddress("", "gleb@example.test"), new MailAddress("", from)),
                subject,
                Instant.EPOCH,
                "",
                false,
                Set.of());
    }

    @Test
    void m24AnswersTheAuthor() {
        DraftText answer = ANSWERS.reply(row("boris@example.test", "Lunch"), "Boris wrote:", "one\ntwo");
        assertThat(answer.to()).isEqualTo("boris@example.test");
        assertThat(answer.cc()).isEmpty();
        assertThat(answer.subject()).isEqualTo("Re: Lunch");
        assertThat(answer.text()).isEqualTo("\n\nBoris wrote:\n> one\n> two");
    }

    @Test
    void m24AnswersEverybodyElseWithACopyAndNeverHerself() {
        DraftText answer = ANSWERS.replyAll(row("boris@example.test", "re: Lunch"), "", "");
        assertThat(answer.to()).isEqualTo("boris@example.test");
        assertThat(answer.cc()).isEqualTo("vera@example.test, gleb@example.test");
        assertThat(answer.subject()).as("not twice").isEqualTo("re: Lunch");
    }

    @Test
    void m24AnAnswerToOnesOwnMessageGoesOnToItsReaders() {
        assertThat(ANSWERS.reply(row("anna@example.test", ""), "", "").to()).contains("vera@example.test");
    }

    @Test
    void m24TheThreadEndsWithTheMessageItself() {
        assertThat(Answers.thread(row("boris@example.test", "")))
                .containsExactly("<a@example.test>", "<m@example.test>");
    }
}
