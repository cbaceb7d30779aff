package org.portal365.reference.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events that were found.
 *
 * @param text what was looked for
 */
public record EventModel(String text, List<Event> events) {
    /**
     * One of them.
     *
     * @param user name of the user
     * @param details without the cure
     * @param cure what an administrator can do about it, in the language of the page where there is one
     */
    public record Event(
            AuditTrail.Entry entry, Optional<String> user, Map<String, String> details, Optional<String> cure) {}
}
