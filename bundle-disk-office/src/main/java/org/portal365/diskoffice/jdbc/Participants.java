package org.portal365.diskoffice.jdbc;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSessionId;
import org.portal365.diskoffice.core.Participant;

/** Who has joined a session. */
final class Participants {
    private Participants() {}

    static List<Participant> of(Handle handle, EditSessionId id) {
        return handle.createQuery("select user_id, account, login, invited from diskoffice_participant"
                        + " where session_id = :id order by user_id")
                .bind("id", id.value())
                .map((row, context) -> new Participant(
                        id,
                        new UserId(row.getString(1)),
                        new AccountId(row.getString(2)),
                        row.getString(3),
                        row.getBoolean(4)))
                .list();
    }

    static void invited(Handle handle, Participant participant) {
        handle.createUpdate("update diskoffice_participant set invited = true"
                        + " where session_id = :id and user_id = :user")
                .bind("id", participant.session().value())
                .bind("user", participant.user().value())
                .execute();
    }
}
