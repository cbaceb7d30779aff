package org.portal365.reference.mail;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.portal365.api.contract.MailStoreContract;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;
import org.portal365.persistence.Database;

/** The contract, on a database. */
abstract class JdbcMailStoreContract implements MailStoreContract {
    private final MailRoom room;
    private final MailboxId box = new MailboxId(UUID.randomUUID().toString());

    JdbcMailStoreContract(Database database, Path folder) {
        room = new MailRoom(database, folder, Clock.systemUTC());
    }

    @Override
    public MailStore store() {
        return room.store();
    }

    @Override
    public MailboxId box() {
        return box;
    }

    @Override
    public List<String> seen(MailFolderId folder) {
        return room.library().list(box, folder, 0).stream()
                .map(row -> row.validity() + "/" + row.uid() + " " + row.subject())
                .toList();
    }

    private MessageRow row(MailFolderId folder, long uid) {
        return room.library().list(box, folder, 0).stream()
                .filter(row -> row.uid() == uid)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void userDoes(MailFolderId folder, long uid, Set<Flag> add, Set<Flag> remove) {
        room.library().flag(row(folder, uid), add, remove);
    }

    @Override
    public void userDeletes(MailFolderId folder, long uid) {
        room.library().delete(row(folder, uid));
    }
}
