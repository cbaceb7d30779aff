package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.mail.Mailbox;

/** What can be connected, and what is. */
public record ConnectModel(List<Provider> providers, List<Mailbox> boxes, Optional<Text> problem) {
    /** A provider that is switched on. */
    public record Provider(String id, Text name) {}
}
