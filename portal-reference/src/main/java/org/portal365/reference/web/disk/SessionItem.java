package org.portal365.reference.web.disk;

import org.portal365.api.Text;

/** A running edit session, as one line. */
public record SessionItem(String id, String file, Text editor, Text state) {}
