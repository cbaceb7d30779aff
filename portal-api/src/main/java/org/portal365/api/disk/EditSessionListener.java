package org.portal365.api.disk;

/** Told by an editor that a session has changed. A hint, possibly twice or never: the state is to be fetched. */
public interface EditSessionListener {
    void changed(EditSession session);
}
