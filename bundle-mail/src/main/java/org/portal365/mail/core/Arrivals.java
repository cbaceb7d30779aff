package org.portal365.mail.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.portal365.api.Body;
import org.portal365.api.mail.Arrival;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;

/** Makes of a fetched message what the portal takes: the bytes staged, the summary read. */
record Arrivals(MailStore store, MessageSummaries summaries, Clock clock) {
    Arrival of(MailboxId box, RemoteMessage message, Body body) {
        try {
            return new Arrival(
                    message.uid(),
                    store.stage(box, body),
                    summaries.summary(body),
                    message.received(),
                    message.flags());
        } catch (IOException e) {
            throw new UncheckedIOException("message " + message.uid() + " cannot be kept", e);
        }
    }

    /** Stands for a message that the server cannot hand over. */
    Arrival unreadable(MailboxId box, long uid) {
        String text = "Subject: (unreadable message)\r\n\r\nThe mail server could not hand this message over (UID "
                + uid + ").\r\n";
        Body body = Body.of(text.getBytes(StandardCharsets.US_ASCII));
        return of(box, new RemoteMessage(uid, Set.of(), clock.instant(), body.length()), body);
    }
}
