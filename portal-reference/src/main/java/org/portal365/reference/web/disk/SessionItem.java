package org.portal365.reference.web.disk;

import org.portal365.api.Text;

/**
 * A running edit session, as one line.
 *
 * @param sentence what is happening, or what the session waits for
 * @param asks whether it waits for the user
 */
public record SessionItem(String id, String file, Text editor, Text sentence, boolean asks) {}
