package org.portal365.reference.session;

import java.util.List;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.reference.plugin.Plugins;

/**
 * A session in a list.
 *
 * @param by what it began with
 * @param here whether it is the one that looks at the list
 */
public record SessionItem(OpenSession session, Text by, boolean here) {
    public static final Words WORDS = Words.beside(SessionItem.class);

    /** In the order given. */
    public static List<SessionItem> list(List<OpenSession> sessions, Plugins plugins, String current) {
        return sessions.stream()
                .map(session -> new SessionItem(
                        session,
                        session.provider().map(plugins::name).orElseGet(() -> WORDS.text("session.password")),
                        session.id().equals(current)))
                .toList();
    }
}
