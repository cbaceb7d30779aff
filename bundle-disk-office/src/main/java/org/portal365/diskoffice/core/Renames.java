package org.portal365.diskoffice.core;

import java.util.Locale;
import org.portal365.api.disk.DiskRefusal;

/** A document that was renamed in Office gets its new name in the portal, where that is permitted. */
final class Renames {
    private final Workshop shop;

    Renames(Workshop shop) {
        this.shop = shop;
    }

    Session follow(Session session, RemoteItem item) {
        WorkingCopy copy = session.workingCopy();
        if (copy.name().isEmpty()) {
            // opened by a node that did not look at names yet
            return session.with(copy.named(item.name()));
        }
        if (item.name().isEmpty() || item.name().equals(copy.name())) {
            return session;
        }
        Session seen = session.with(copy.named(item.name()));
        boolean sameType = ending(item.name()).equals(session.origin().extension());
        return sameType ? renamed(seen, item.name()) : seen;
    }

    private Session renamed(Session session, String name) {
        return shop.disk()
                .rename(session.actor(), session.target().file(), name)
                .refusal()
                .filter(refused -> refused.reason() == DiskRefusal.NOT_ACCEPTED)
                .map(refused -> session.with(session.care().noting("note.rename_refused")))
                .orElse(session);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
