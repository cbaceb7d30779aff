package org.portal365.reference.mail;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.module.Erasure;
import org.portal365.api.module.ErasureRequest;
import org.portal365.api.module.PersonalData;
import org.portal365.api.module.PersonalExport;
import org.portal365.persistence.PersonalTable;
import org.portal365.reference.disk.Blob;
import org.portal365.reference.disk.Blobs;

/**
 * Drafts of a user and the messages of the user's mailboxes. Whose a mailbox is, the plug-in knows that reads it; it also
 * tells the store to forget the messages.
 */
public final class PersonalMail implements PersonalData {
    private static final Words WORDS = Words.beside(PersonalMail.class);
    private static final int AT_A_TIME = 200;

    private static final List<PersonalTable> OF_USER = List.of(
            new PersonalTable("mail_draft_file", "draft in (select id from mail_draft where owner = :id)", Set.of()),
            PersonalTable.of("mail_draft", "owner"),
            PersonalTable.of("mail_watch", "owner"));

    private static final List<PersonalTable> OF_BOX = List.of(
            PersonalTable.of("mail_folder", "box"),
            PersonalTable.of("mail_message", "box"),
            PersonalTable.of("mail_change", "box"));

    private final Jdbi jdbi;
    private final Blobs blobs;
    private final Function<UserId, List<MailboxId>> boxes;

    /**
     * In one database.
     *
     * @param boxes the mailboxes that a user owns
     */
    PersonalMail(Jdbi jdbi, Blobs blobs, Function<UserId, List<MailboxId>> boxes) {
        this.jdbi = jdbi;
        this.blobs = blobs;
        this.boxes = boxes;
    }

    @Override
    public String area() {
        return "mail";
    }

    @Override
    public Text title() {
        return WORDS.text("privacy.mail");
    }

    @Override
    public int order() {
        return ACCOUNTS + 10;
    }

    /** The words of messages go with them. */
    @Override
    public Set<String> tables() {
        Stream<String> named = Stream.concat(OF_USER.stream(), OF_BOX.stream()).map(PersonalTable::name);
        return Stream.concat(named, Stream.of("mail_word")).collect(Collectors.toSet());
    }

    @Override
    public void export(UserId id, PersonalExport to) throws IOException {
        for (PersonalTable table : OF_USER) {
            to.records(table.name(), each -> table.each(jdbi, id.value(), each));
        }
        List<MailboxId> own = boxes.apply(id);
        for (PersonalTable table : OF_BOX) {
            to.records(table.name(), each -> own.forEach(box -> table.each(jdbi, box.value(), each)));
        }
        for (MailboxId box : own) {
            messages(box, to);
        }
        files(id, to);
    }

    private record Found(String id, Blob blob) {}

    private void messages(MailboxId box, PersonalExport to) throws IOException {
        String last = "";
        for (List<Found> some = after(box, last); !some.isEmpty(); some = after(box, last)) {
            for (Found found : some) {
                to.file("messages/" + found.id() + ".eml", blobs.read(found.blob()));
                last = found.id();
            }
        }
    }

    private List<Found> after(MailboxId box, String last) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, blob, size from mail_message"
                        + " where box = :box and id > :last order by id limit " + AT_A_TIME)
                .bind("box", box.value())
                .bind("last", last)
                .map((row, context) -> new Found(row.getString(1), new Blob(row.getString(2), row.getLong(3))))
                .list());
    }

    private void files(UserId id, PersonalExport to) throws IOException {
        List<DraftFile> files = jdbi.withHandle(handle -> handle
                .createQuery("select id from mail_draft where owner = :id order by id")
                .bind("id", id.value())
                .mapTo(String.class)
                .list()
                .stream()
                .flatMap(draft -> DraftRows.files(handle, draft).stream())
                .toList());
        for (DraftFile file : files) {
            to.file("draft-files/" + file.id() + "-" + file.name(), blobs.read(file.blob()));
        }
    }

    @Override
    public Erasure erase(ErasureRequest request) {
        return Erasure.done(jdbi.inTransaction(handle -> OF_USER.stream()
                .mapToInt(table -> table.erase(handle, request.user().value()))
                .sum()));
    }
}
