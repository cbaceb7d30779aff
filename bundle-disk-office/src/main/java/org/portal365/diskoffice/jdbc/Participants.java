package org.portal365.diskoffice.jdbc;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.portal365.api.AccountId;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.Presence;
import org.portal365.diskoffice.core.Participant;

/** Who has joined a session. */
final class Participants {
    private Participants() {}

    static List<Participant> of(Handle handle, EditSessionId id) {
        return handle.createQuery("select user_id, account, login, role, entry from diskoffice_participant"
                        + " where session_id = :id order by joined_at, user_id")
                .bind("id", id.value())
                .map((row, context) -> new Participant(
                        id,
                        new UserId(row.getString(1)),
                        new AccountId(row.getString(2)),
                        row.getString(3),
                        Presence.Role.valueOf(row.getString(4)),
                        Presence.Entry.valueOf(row.getString(5))))
                .list();
    }

    /** There already: nothing happens. */
    static void add(Handle handle, Participant participant, Instant now) {
        handle.createUpdate("insert into diskoffice_participant"
                        + " (session_id, user_id, account, login, invited, role, entry, joined_at)"
                        + " select :session, :user, :account, :login, false, :role, :entry, :now from diskoffice_session"
                        + " where id = :session and not exists (select 1 from diskoffice_participant"
                        + " where session_id = :session and user_id = :user)")
                .bind("session", participant.session().value())
                .bind("user", participant.user().value())
                .bind("account", participant.account().value())
                .bind("login", participant.login())
                .bind("role", participant.role().name())
                .bind("entry", participant.entry().name())
                .bind("now", now)
                .execute();
    }

    static void entered(Handle handle, Participant participant, Presence.Entry entry) {
        handle.createUpdate("update diskoffice_participant set entry = :entry"
                        + " where session_id = :id and user_id = :user")
                .bind("entry", entry.name())
                .bind("id", participant.session().value())
                .bind("user", participant.user().value())
                .execute();
    }

    static void removeRefused(Handle handle, Participant participant) {
        handle.createUpdate("delete from diskoffice_participant"
                        + " where session_id = :id and user_id = :user and entry = :refused")
                .bind("id", participant.session().value())
                .bind("user", participant.user().value())
                .bind("refused", Presence.Entry.REFUSED.name())
                .execute();
    }

    static void remove(Handle handle, EditSessionId id, UserId user) {
        handle.createUpdate("delete from diskoffice_participant where session_id = :id and user_id = :user")
                .bind("id", id.value())
                .bind("user", user.value())
                .execute();
    }
}
