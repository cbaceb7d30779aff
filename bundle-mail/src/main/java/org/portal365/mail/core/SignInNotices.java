package org.portal365.mail.core;

import java.time.Instant;
import java.util.Optional;
import org.portal365.api.portal.Notice;
import org.portal365.api.portal.Notices;

/**
 * Tells owners that a mailbox waits for them to sign in, or to type another password. A grant that has ended is one notice, however often it is tried:
 * as long as nothing comes in, the moment when something last did does not change.
 */
public record SignInNotices(Notices notices) {
    /** To be called after each pass, before it is kept: killed in between, it is the same notice again. */
    public void look(Box box) {
        Hold.Reason reason = box.hold().reason();
        if (reason == Hold.Reason.SIGN_IN || reason == Hold.Reason.PASSWORD) {
            String since =
                    box.synced().map(Instant::toEpochMilli).map(String::valueOf).orElse("never");
            notices.tell(new Notice(
                    "mail-sign-in:" + box.id() + ":" + since,
                    box.owner(),
                    Phrases.text(reason == Hold.Reason.PASSWORD ? "notice.password" : "notice.sign_in", box.address()),
                    Optional.empty()));
        }
    }
}
