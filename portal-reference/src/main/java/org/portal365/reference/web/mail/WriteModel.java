package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.reference.mail.Draft;
import org.portal365.reference.mail.DraftFile;
import org.portal365.reference.mail.DraftText;
import org.portal365.reference.web.disk.Sizes;

/**
 * A message being written.
 *
 * @param page names this very page among all that may be open
 * @param sender chosen in From
 * @param largest bytes that all files may have together
 */
public record WriteModel(
        Draft draft, String page, List<Sender> senders, Sender sender, long largest, Optional<Text> problem) {
    public DraftText text() {
        return draft.text();
    }

    public String address() {
        return "/mail/draft/" + draft.id();
    }

    /** Copies that somebody has typed are not folded away. */
    public boolean copies() {
        return !text().cc().isEmpty() || !text().bcc().isEmpty();
    }

    public Text size(DraftFile file) {
        return Sizes.of(file.blob().size());
    }

    public Text limit() {
        return Sizes.of(largest);
    }

    public Text used() {
        return Sizes.of(draft.bytes());
    }
}
