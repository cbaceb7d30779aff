package org.portal365.reference.user;

import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.portal365.api.GroupId;
import org.portal365.api.UserId;
import org.portal365.api.portal.Groups;

/** Memberships in the table portal_membership, each with the source it came from. */
public final class JdbcGroups implements Groups {
    /** Made by hand, or given at the registration; no mapping touches them. */
    static final String BY_HAND = "";

    private final Jdbi jdbi;

    public JdbcGroups(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<GroupId> of(UserId id) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select distinct group_id from portal_membership where user_id = :user")
                .bind("user", id.value())
                .mapTo(String.class)
                .stream()
                .map(GroupId::new)
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public void replaceMapped(UserId id, String source, Set<GroupId> groups) {
        if (source.isBlank()) {
            throw new IllegalArgumentException("a mapping needs a source");
        }
        jdbi.useTransaction(handle -> {
            if (!UserRows.lock(handle, id)) {
                return;
            }
            handle.createUpdate("delete from portal_membership where user_id = :user and source = :source")
                    .bind("user", id.value())
                    .bind("source", source)
                    .execute();
            insert(handle, id, source, groups);
        });
    }

    static void insert(Handle handle, UserId id, String source, Set<GroupId> groups) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into portal_membership (user_id, group_id, source) values (:user, :group, :source)");
        groups.forEach(group -> batch.bind("user", id.value())
                .bind("group", group.value())
                .bind("source", source)
                .add());
        batch.execute();
    }
}
