package org.portal365.reference.web.disk;

import org.portal365.api.Text;

/**
 * A job, as one line.
 *
 * @param asks whether it waits for the user
 */
public record JobItem(String id, Text title, Text sentence, boolean asks, boolean over) {}
