package org.portal365.api.memory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portal365.api.contract.MailStoreContract;
import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MailFolderId;
import org.portal365.api.mail.MailStore;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.PendingChange;

class InMemoryMailStoreTest implements MailStoreContract {
    private final InMemoryMailStore store = new InMemoryMailStore();
    private final MailboxId box = new MailboxId("box");

    @Override
    public MailStore store() {
        return store;
    }

    @Override
    public MailboxId box() {
        return box;
    }

    @Override
    public List<String> seen(MailFolderId folder) {
        return store.in(box, folder).stream()
                .map(mail -> mail.validity() + "/" + mail.arrival().uid() + " "
                        + mail.arrival().summary().subject())
                .toList();
    }

    @Override
    public void userDoes(MailFolderId folder, long uid, Set<Flag> add, Set<Flag> remove) {
        store.change(box, change(folder, uid, PendingChange.Kind.FLAGS, add, remove));
    }

    @Override
    public void userDeletes(MailFolderId folder, long uid) {
        store.change(box, change(folder, uid, PendingChange.Kind.DELETE, Set.of(), Set.of()));
    }

    private static PendingChange change(
            MailFolderId folder, long uid, PendingChange.Kind kind, Set<Flag> add, Set<Flag> remove) {
        return new PendingChange(UUID.randomUUID().toString(), folder, 7, uid, kind, add, remove, Optional.empty());
    }
}
