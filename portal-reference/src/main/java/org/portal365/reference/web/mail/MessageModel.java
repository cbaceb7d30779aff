package org.portal365.reference.web.mail;

import org.portal365.api.mail.Flag;
import org.portal365.api.mail.MessageContent;
import org.portal365.reference.mail.MessageRow;
import org.portal365.reference.web.disk.Sizes;

/**
 * A message on its page.
 *
 * @param pictures whether remote pictures were asked for
 * @param hidden whether there are some that were not
 */
public record MessageModel(MessageRow row, MessageContent content, boolean pictures, boolean hidden) {
    public boolean html() {
        return content.html().isPresent();
    }

    public String bodyAddress() {
        return "/mail/message/" + row.id() + "/body" + (pictures ? "?pictures=1" : "");
    }

    public boolean flagged() {
        return row.flags().contains(Flag.FLAGGED);
    }

    public org.portal365.api.Text size(MessageContent.Part part) {
        return Sizes.of(part.size());
    }
}
