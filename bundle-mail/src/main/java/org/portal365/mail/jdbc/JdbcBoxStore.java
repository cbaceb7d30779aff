package org.portal365.mail.jdbc;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailMember;
import org.portal365.api.mail.MailboxId;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.BoxStore;
import org.portal365.persistence.LeasedRow;

/** The mailboxes; rows that nodes lease. */
public final class JdbcBoxStore implements BoxStore {
    /** The owner of the migrations. */
    public static final String OWNER = "mailengine";

    /** Leased rows. */
    public static final String TABLE = "mailengine_box";

    private static final String SAME = " where owner = :owner and provider = :provider and address = :address";

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcBoxStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Box put(Box box, Optional<String> sealed) {
        return jdbi.inTransaction(handle -> {
            Map<String, @Nullable Object> values = BoxRow.values(box);
            values.put("now", Holds.time(Optional.of(clock.instant())));
            values.put("secret", sealed.orElse(null));
            // Whoever reads with the old password at the moment must not write that it is wrong.
            String anew = sealed.isPresent() ? ", fence = fence + 1, lease_holder = null, lease_until = null" : "";
            int there = handle.createUpdate("update " + TABLE + " set login = :login, account = :account,"
                            + " server = :server, secret = :secret, " + Holds.COLUMNS + ", due_at = :now" + anew + SAME)
                    .bindMap(values)
                    .execute();
            if (there == 0) {
                handle.createUpdate("insert into " + TABLE + " (id, owner, provider, address, shown_name, login,"
                                + " account, server, secret, hold_reason, hold_word, hold_attempts, hold_detail, due_at)"
                                + " values (:id, :owner, :provider, :address, :shown_name, :login, :account, :server,"
                                + " :secret, :hold_reason, :hold_word, :hold_attempts, :hold_detail, :now)")
                        .bindMap(values)
                        .execute();
            }
            return handle.createQuery("select * from " + TABLE + SAME)
                    .bindMap(values)
                    .map((row, context) -> BoxRow.read(row))
                    .one();
        });
    }

    @Override
    public Optional<Box> find(MailboxId id) {
        return jdbi.withHandle(handle -> find(handle, id.value()));
    }

    static Optional<Box> find(Handle handle, String id) {
        return handle.createQuery("select * from " + TABLE + " where id = :id")
                .bind("id", id)
                .map((row, context) -> BoxRow.read(row))
                .findOne();
    }

    @Override
    public List<Box> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from " + TABLE + " order by address, id")
                .map((row, context) -> BoxRow.read(row))
                .list());
    }

    @Override
    public List<Box> of(UserId user) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from " + TABLE + " where owner = :user order by address")
                        .bind("user", user.value())
                        .map((row, context) -> BoxRow.read(row))
                        .list());
    }

    @Override
    public List<Box> sharedWith(Set<MailMember> members) {
        return jdbi.withHandle(handle -> handle.createQuery("select b.* from " + TABLE + " b where exists (select 1"
                        + " from mailengine_member m where m.box = b.id and (m.kind = 'USER' and m.holder in (<users>)"
                        + " or m.kind = 'GROUP' and m.holder in (<groups>))) order by b.address, b.id")
                .bindList("users", names(members, MailMember.Kind.USER))
                .bindList("groups", names(members, MailMember.Kind.GROUP))
                .map((row, context) -> BoxRow.read(row))
                .list());
    }

    /** With one that nobody has: a list must not be empty. */
    private static List<String> names(Set<MailMember> members, MailMember.Kind kind) {
        return Stream.concat(
                        Stream.of(""),
                        members.stream().filter(one -> one.kind() == kind).map(MailMember::id))
                .toList();
    }

    @Override
    public List<MailMember> members(MailboxId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select kind, holder from mailengine_member where box = :id order by kind, holder")
                .bind("id", id.value())
                .map((row, context) ->
                        new MailMember(MailMember.Kind.valueOf(row.getString("kind")), row.getString("holder")))
                .list());
    }

    @Override
    public void member(MailboxId id, MailMember member, boolean shared) {
        jdbi.useTransaction(handle -> {
            Map<String, Object> values =
                    Map.of("id", id.value(), "kind", member.kind().name(), "holder", member.id());
            handle.createUpdate("delete from mailengine_member where box = :id and kind = :kind and holder = :holder")
                    .bindMap(values)
                    .execute();
            if (shared) {
                handle.createUpdate("insert into mailengine_member (box, kind, holder) values (:id, :kind, :holder)")
                        .bindMap(values)
                        .execute();
            }
        });
    }

    @Override
    public Map<MailFolderId, Boolean> choices(MailboxId id) {
        return jdbi
                .withHandle(handle -> handle.createQuery("select folder, synced from mailengine_choice where box = :id")
                        .bind("id", id.value())
                        .map((row, context) ->
                                Map.entry(new MailFolderId(row.getString("folder")), row.getBoolean("synced")))
                        .list())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void choose(MailboxId id, Optional<Integer> days, Map<MailFolderId, Boolean> folders) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from mailengine_choice where box = :id")
                    .bind("id", id.value())
                    .execute();
            folders.forEach((folder, synced) -> handle.createUpdate(
                            "insert into mailengine_choice (box, folder, synced) values (:id, :folder, :synced)")
                    .bind("id", id.value())
                    .bind("folder", folder.value())
                    .bind("synced", synced)
                    .execute());
            // What the first reading has not finished yet may be narrower: it counts as little as can be.
            handle.createUpdate("update " + TABLE + " set reach_wanted = :days,"
                            + " reach_filled = coalesce(reach_filled, 1), due_at = :now where id = :id")
                    .bind("days", days.orElse(null))
                    .bind("now", clock.instant())
                    .bind("id", id.value())
                    .execute();
        });
    }

    /** Remembers how many messages are still to come in the folder that is being read. */
    public void left(MailboxId id, int messages) {
        jdbi.useHandle(handle -> handle.createUpdate("update " + TABLE + " set reach_left = :left where id = :id")
                .bind("left", messages)
                .bind("id", id.value())
                .execute());
    }

    @Override
    public void nudge(MailboxId id) {
        jdbi.useHandle(handle -> handle.createUpdate("update " + TABLE + " set due_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", id.value())
                .execute());
    }

    /** Makes all of them due now. */
    public void nudge(Collection<MailboxId> ids) {
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("update " + TABLE + " set due_at = :now where id = :id");
            Instant now = clock.instant();
            ids.forEach(id -> batch.bind("now", now).bind("id", id.value()).add());
            int[] unused = batch.execute();
        });
    }

    /**
     * Keeps what a pass has left, while this node holds the lease.
     *
     * @param begun a wish that has come after this moment makes it due at once
     * @return false when the lease was lost
     */
    public boolean write(LeasedRow lease, Box box, Instant begun, Instant due) {
        Map<String, @Nullable Object> values = new HashMap<>(BoxRow.values(box));
        values.put("synced", Holds.time(box.synced()));
        values.put("scanned", Holds.time(box.scanned()));
        values.put("fence", lease.fence());
        values.put("begun", Holds.time(Optional.of(begun)));
        values.put("due", Holds.time(Optional.of(due)));
        return jdbi.withHandle(handle -> handle.createUpdate("update " + TABLE + " set synced_at = :synced,"
                                + " scanned_at = :scanned, reach_filled = cast(:reach_filled as integer), "
                                + Holds.COLUMNS
                                + ", due_at = case when due_at > :begun then due_at"
                                + " else cast(:due as timestamp with time zone) end"
                                + " where id = :id and fence = :fence")
                        .bindMap(values)
                        .execute()
                == 1);
    }

    @Override
    public void remove(MailboxId id) {
        jdbi.useTransaction(handle -> {
            for (String table : List.of("mailengine_recipient", "mailengine_piece")) {
                handle.createUpdate("delete from " + table
                                + " where outgoing in (select id from mailengine_outgoing where box = :id)")
                        .bind("id", id.value())
                        .execute();
            }
            for (String table :
                    List.of("mailengine_outgoing", "mailengine_choice", "mailengine_member", JdbcPauseStore.TABLE)) {
                handle.createUpdate("delete from " + table + " where box = :id")
                        .bind("id", id.value())
                        .execute();
            }
            handle.createUpdate("delete from " + TABLE + " where id = :id")
                    .bind("id", id.value())
                    .execute();
        });
    }
}
