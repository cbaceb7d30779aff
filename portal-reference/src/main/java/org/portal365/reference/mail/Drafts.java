package org.portal365.reference.mail;

import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;
import org.portal365.api.UserId;
import org.portal365.api.mail.OutgoingId;
import org.portal365.reference.disk.Blob;
import org.portal365.reference.disk.Blobs;
import org.portal365.reference.mail.Draft.Stage;
import org.portal365.reference.mail.Draft.Writer;

/**
 * The drafts of all users. A save counts only when it knows of the one before it: from another page it must know the
 * version, from the same page it may overtake its own earlier ones.
 */
public final class Drafts {
    /** Drafts that one user may have. */
    public static final int MOST = 200;

    private static final String INTEGRITY = "23";

    private final Jdbi jdbi;
    private final Blobs blobs;
    private final Clock clock;

    Drafts(Jdbi jdbi, Blobs blobs, Clock clock) {
        this.jdbi = jdbi;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** The user's own draft. */
    public Optional<Draft> find(UserId owner, String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from mail_draft where id = :id and owner = :owner")
                .bind("id", id)
                .bind("owner", owner.value())
                .map((row, context) -> DraftRows.draft(row, DraftRows.files(handle, id)))
                .findOne());
    }

    /** The user's drafts of a stage, last changed first. */
    public List<Draft> of(UserId owner, Stage stage) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select * from mail_draft where owner = :owner and stage = :stage"
                        + " order by changed_at desc, id limit " + MOST)
                .bind("owner", owner.value())
                .bind("stage", stage.name())
                .map((row, context) -> DraftRows.draft(row, List.of()))
                .list()
                .stream()
                .map(draft -> DraftRows.with(draft, DraftRows.files(handle, draft.id())))
                .toList());
    }

    public int count(UserId owner) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from mail_draft where owner = :owner and stage = 'OPEN'")
                        .bind("owner", owner.value())
                        .mapTo(Integer.class)
                        .one());
    }

    /** Bytes of all files of the user's drafts. */
    public long bytes(UserId owner) {
        return jdbi.withHandle(handle -> handle.createQuery("select coalesce(sum(f.size), 0) from mail_draft_file f"
                        + " join mail_draft d on d.id = f.draft where d.owner = :owner")
                .bind("owner", owner.value())
                .mapTo(Long.class)
                .one());
    }

    /**
     * Keeps what was typed, in a new draft where there is none of this id.
     *
     * @return false, and nothing done, when another page has changed it meanwhile, it is not the user's, or on its way
     */
    public boolean save(Draft draft, Writer writer) {
        Map<String, @Nullable Object> values = values(draft);
        values.put("page", writer.page());
        values.put("edit", writer.edit());
        values.put("known", writer.version());
        return update(values) || insert(values) || update(values);
    }

    private boolean update(Map<String, @Nullable Object> values) {
        return jdbi.withHandle(handle -> handle.createUpdate("update mail_draft set box = :box, sender = :sender,"
                                + " recipients = :recipients, copies = :copies, hidden_copies = :hidden_copies,"
                                + " subject = :subject, content = :content, answered = :answered, page = :page,"
                                + " edit = :edit, version = version + 1, changed_at = :now"
                                + " where id = :id and owner = :owner and stage = 'OPEN'"
                                + " and ((page = :page and edit < :edit) or version = :known)")
                        .bindMap(values)
                        .execute()
                == 1);
    }

    /** False when there is one, whoever has put it there. */
    private boolean insert(Map<String, @Nullable Object> values) {
        try {
            return jdbi.withHandle(handle -> handle.createUpdate("insert into mail_draft (id, owner, box, sender,"
                                    + " recipients, copies, hidden_copies, subject, content, answered, version, page,"
                                    + " edit, stage, attempt, changed_at) select :id, :owner, :box, :sender,"
                                    + " :recipients, :copies, :hidden_copies, :subject, :content, :answered,"
                                    + " :known + 1, :page, :edit, 'OPEN', 0, cast(:now as timestamp with time zone)"
                                    + " where not exists (select 1 from mail_draft where id = :id)")
                            .bindMap(values)
                            .execute()
                    == 1);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause
                    && cause.getSQLState() != null
                    && cause.getSQLState().startsWith(INTEGRITY)) {
                return false;
            }
            throw e;
        }
    }

    private Map<String, @Nullable Object> values(Draft draft) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", draft.id());
        values.put("owner", draft.owner().value());
        values.put("box", draft.box().value());
        values.put("sender", draft.text().from());
        values.put("recipients", draft.text().to());
        values.put("copies", draft.text().cc());
        values.put("hidden_copies", draft.text().bcc());
        values.put("subject", draft.text().subject());
        values.put("content", draft.text().text());
        values.put("answered", draft.answered());
        values.put("now", clock.instant());
        return values;
    }

    /** Keeps bytes for a file that {@link #attach} then names; what is never named is swept. */
    public Blob keep(Body body) {
        return blobs.write(body);
    }

    /** Keeps the bytes that are written, as {@link #keep(Body)}. */
    public Blob keep(Blobs.Writing writing) {
        return blobs.write(writing);
    }

    public Body body(DraftFile file) {
        return blobs.read(file.blob());
    }

    /** Adds a file, once for each id; false when the draft is not the user's or not open any more. */
    public boolean attach(UserId owner, String draft, DraftFile file) {
        return jdbi.inTransaction(handle -> open(handle, owner, draft) && put(handle, draft, file));
    }

    private static boolean put(Handle handle, String draft, DraftFile file) {
        int unused = handle.createUpdate("insert into mail_draft_file (id, draft, file_name, media_type, blob, size)"
                        + " select :id, :draft, :name, :type, :blob, :size where not exists"
                        + " (select 1 from mail_draft_file where draft = :draft and id = :id)")
                .bind("id", file.id())
                .bind("draft", draft)
                .bind("name", file.name())
                .bind("type", file.type())
                .bind("blob", file.blob().name())
                .bind("size", file.blob().size())
                .execute();
        return true;
    }

    /** Locks it, so that it is not handed over while its files change. */
    private static boolean open(Handle handle, UserId owner, String draft) {
        return handle.createQuery("select id from mail_draft where id = :id and owner = :owner and stage = 'OPEN'"
                        + " for update")
                .bind("id", draft)
                .bind("owner", owner.value())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    public boolean detach(UserId owner, String draft, String file) {
        return jdbi.inTransaction(handle -> open(handle, owner, draft)
                && handle.createUpdate("delete from mail_draft_file where draft = :draft and id = :id")
                                .bind("draft", draft)
                                .bind("id", file)
                                .execute()
                        == 1);
    }

    /** From one stage to the next; false when it is not in the first any more. */
    public boolean move(Draft draft, Stage next, Optional<OutgoingId> outgoing) {
        return jdbi.withHandle(handle -> handle.createUpdate("update mail_draft set stage = :next,"
                                + " outgoing = :outgoing where id = :id and stage = :was and attempt = :attempt")
                        .bind("next", next.name())
                        .bind("outgoing", outgoing.map(OutgoingId::value).orElse(null))
                        .bind("id", draft.id())
                        .bind("was", draft.stage().name())
                        .bind("attempt", draft.attempt())
                        .execute()
                == 1);
    }

    /**
     * Takes a draft back that was handed over and not delivered: it can be changed and sent again, as another message.
     *
     * @param text without those who have got it already
     */
    public boolean reopen(Draft draft, DraftText text) {
        Map<String, @Nullable Object> values = values(draft);
        values.put("recipients", text.to());
        values.put("copies", text.cc());
        values.put("hidden_copies", text.bcc());
        values.put("attempt", draft.attempt());
        return jdbi.withHandle(handle -> handle.createUpdate("update mail_draft set stage = 'OPEN', outgoing = null,"
                                + " attempt = attempt + 1, version = version + 1, recipients = :recipients,"
                                + " copies = :copies, hidden_copies = :hidden_copies, changed_at = :now"
                                + " where id = :id and owner = :owner and stage <> 'OPEN' and attempt = :attempt")
                        .bindMap(values)
                        .execute()
                == 1);
    }

    /** Forgets it, unless it is in another stage by now. */
    public void remove(Draft draft) {
        jdbi.useTransaction(handle -> {
            int gone = handle.createUpdate("delete from mail_draft where id = :id and owner = :owner"
                            + " and stage = :stage and attempt = :attempt")
                    .bind("id", draft.id())
                    .bind("owner", draft.owner().value())
                    .bind("stage", draft.stage().name())
                    .bind("attempt", draft.attempt())
                    .execute();
            if (gone == 1) {
                handle.createUpdate("delete from mail_draft_file where draft = :id")
                        .bind("id", draft.id())
                        .execute();
            }
        });
    }

    boolean uses(String blob) {
        return jdbi.withHandle(handle -> handle.createQuery("select 1 from mail_draft_file where blob = :blob limit 1")
                .bind("blob", blob)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }
}
