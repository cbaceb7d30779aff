package org.portal365.diskoffice;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever wants to hear of sessions; one that fails disturbs nobody. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private final List<EditSessionListener> listeners = new CopyOnWriteArrayList<>();

    void add(EditSessionListener listener) {
        listeners.add(listener);
    }

    void remove(EditSessionListener listener) {
        listeners.remove(listener);
    }

    void tell(EditSession session) {
        for (EditSessionListener listener : listeners) {
            try {
                listener.changed(session);
            } catch (RuntimeException e) {
                LOG.warn("A listener fails on edit session {}", session.id(), e);
            }
        }
    }
}
