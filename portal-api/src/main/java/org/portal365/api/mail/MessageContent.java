package org.portal365.api.mail;

import java.util.List;
import java.util.Optional;

/**
 * A message taken apart. The HTML is as it came: whoever shows it must make it harmless.
 *
 * @param text empty when there is none
 * @param html empty when there is none
 * @param parts files and pictures, in order
 * @param complete whether nothing had to be left out
 */
public record MessageContent(
        MessageSummary summary, Optional<String> text, Optional<String> html, List<Part> parts, boolean complete) {
    public MessageContent {
        parts = List.copyOf(parts);
    }

    /**
     * A part that is no text of the message.
     *
     * @param id for {@link MessageReader#part}
     * @param type media type, lower case, without parameters
     * @param contentId what the HTML refers to it by, without brackets; may be empty
     * @param size decoded bytes
     */
    public record Part(String id, String name, String type, String contentId, long size) {}
}
