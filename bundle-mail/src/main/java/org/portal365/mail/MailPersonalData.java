package org.portal365.mail;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.module.Erasure;
import org.portal365.api.module.ErasureRequest;
import org.portal365.api.module.PersonalData;
import org.portal365.api.module.PersonalExport;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.BoxStore;
import org.portal365.mail.core.Phrases;
import org.portal365.mail.jdbc.MailTables;
import org.portal365.persistence.PersonalTable;

/**
 * Mailboxes of a user with what waits to be sent. The messages themselves are the portal's; it is told to forget them. The
 * mailbox at the mail server is the user's own and stays as it is.
 */
record MailPersonalData(Jdbi jdbi, BoxStore boxes, MailStore store, Audit audit) implements PersonalData {
    private static List<PersonalTable> all() {
        return Stream.concat(MailTables.OF_USERS.stream(), MailTables.OF_BOXES.stream())
                .toList();
    }

    @Override
    public String area() {
        return "mailboxes";
    }

    @Override
    public Text title() {
        return Phrases.text("privacy.mailboxes");
    }

    @Override
    public int order() {
        return LATER;
    }

    @Override
    public Set<String> tables() {
        return all().stream().map(PersonalTable::name).collect(Collectors.toSet());
    }

    @Override
    public void export(UserId id, PersonalExport to) throws IOException {
        for (PersonalTable table : all()) {
            to.records(table.name(), each -> table.each(jdbi, id.value(), each));
        }
    }

    @Override
    public Erasure erase(ErasureRequest request) {
        String user = request.user().value();
        List<MailboxId> own = boxes.of(request.user()).stream()
                .filter(box -> box.owner().equals(request.user()))
                .map(Box::id)
                .toList();
        int records = 0;
        for (MailboxId box : own) {
            audit.record(new AuditEvent(
                    "mailbox_disconnect",
                    Optional.empty(),
                    Optional.empty(),
                    request.pseudonym(),
                    Map.of("box", box.value())));
            // before the row goes, so that a killed process finds the way back
            store.remove(box);
            boxes.remove(box);
            // what a pass had in hand meanwhile
            store.remove(box);
            records++;
        }
        return Erasure.done(records + erase(MailTables.OF_USERS, user));
    }

    private int erase(List<PersonalTable> tables, String user) {
        return jdbi.inTransaction(handle ->
                tables.stream().mapToInt(table -> table.erase(handle, user)).sum());
    }
}
