package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxId;

/** An address that a user may write from, and the mailbox that it goes out through. */
public record Sender(Mailbox box, MailAddress identity) {
    /** As forms name it; an id has no blank. */
    public String value() {
        return box.id() + " " + identity.address();
    }

    static List<Sender> all(List<Mailbox> boxes) {
        return boxes.stream()
                .flatMap(box -> box.identities().stream().map(identity -> new Sender(box, identity)))
                .toList();
    }

    static Optional<Sender> of(List<Sender> all, String value) {
        return all.stream().filter(one -> one.value().equalsIgnoreCase(value)).findFirst();
    }

    /** The one of a mailbox with this address, else its first. */
    static Optional<Sender> of(List<Sender> all, MailboxId box, String address) {
        List<Sender> own =
                all.stream().filter(one -> one.box().id().equals(box)).toList();
        return own.stream()
                .filter(one -> one.identity().address().equalsIgnoreCase(address))
                .findFirst()
                .or(() -> own.stream().findFirst());
    }

    static Set<String> addresses(List<Sender> all) {
        return all.stream()
                .map(one -> one.identity().address().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
