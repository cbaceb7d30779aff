package org.portal365.mail.jdbc;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.portal365.api.mail.OutgoingId;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.Recipient;

/** The recipients of messages on their way. */
final class Recipients {
    private Recipients() {}

    static void insert(Handle handle, OutgoingMail mail) {
        for (Recipient recipient : mail.recipients()) {
            handle.createUpdate("insert into mailengine_recipient (outgoing, number, address, hidden, state, answer)"
                            + " values (:id, :number, :address, :hidden, :state, :answer)")
                    .bind("id", mail.id().value())
                    .bind("number", recipient.number())
                    .bind("address", recipient.address())
                    .bind("hidden", recipient.hidden())
                    .bind("state", recipient.state().name())
                    .bind("answer", recipient.answer())
                    .execute();
        }
    }

    static void update(Handle handle, OutgoingMail mail) {
        for (Recipient recipient : mail.recipients()) {
            handle.createUpdate("update mailengine_recipient set state = :state, answer = :answer"
                            + " where outgoing = :id and number = :number")
                    .bind("id", mail.id().value())
                    .bind("number", recipient.number())
                    .bind("state", recipient.state().name())
                    .bind("answer", recipient.answer())
                    .execute();
        }
    }

    static List<Recipient> of(Handle handle, OutgoingId id) {
        return handle.createQuery("select number, address, hidden, state, answer from mailengine_recipient"
                        + " where outgoing = :id order by number")
                .bind("id", id.value())
                .map((row, context) -> new Recipient(
                        row.getInt(1),
                        row.getString(2),
                        row.getBoolean(3),
                        Recipient.State.valueOf(row.getString(4)),
                        row.getString(5)))
                .list();
    }
}
