package org.portal365.reference.web.disk;

import org.portal365.api.Text;

/** What goes on once the user is back from a social service. */
public record AgainModel(String wish, String file, Text what) {}
