package org.portal365.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.portal.Notice;
import org.portal365.mail.core.Access;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.Reach;
import org.portal365.mail.core.SignInNotices;

class SignInNoticesTest {
    private static final Hold DEAD =
            new Hold(Hold.Reason.SIGN_IN, "box.sign_in", Optional.empty(), 0, Optional.empty(), "");
    private final List<Notice> told = new ArrayList<>();
    private final SignInNotices notices = new SignInNotices(told::add);
    private final Box box = new Box(
            new MailboxId("box"),
            new UserId("anna"),
            "office365",
            "anna@example.test",
            "",
            Access.account("anna@example.test", new AccountId("account")),
            Reach.STANDARD,
            Optional.empty(),
            Optional.empty(),
            Hold.NONE);

    private List<String> keys() {
        return told.stream().map(Notice::key).distinct().toList();
    }

    @Test
    void m20ADeadGrantIsOneNoticeHoweverOftenItIsTried() {
        Box good = box.syncedAt(Instant.parse("2026-11-26T10:00:00Z"), true);
        for (int i = 0; i < 5; i++) {
            notices.look(good.held(DEAD));
        }
        assertThat(keys()).hasSize(1);
        notices.look(good.syncedAt(Instant.parse("2026-11-26T11:00:00Z"), true));
        assertThat(keys()).as("while all is well, nothing").hasSize(1);
        notices.look(good.syncedAt(Instant.parse("2026-11-26T11:00:00Z"), true).held(DEAD));
        assertThat(keys()).as("the next grant that ends is told anew").hasSize(2);
    }
}
