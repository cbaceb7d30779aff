package org.portal365.reference.web.disk;

import org.portal365.api.Text;

/** A document that is about to be opened. */
public record ResumeModel(String wish, String file, Text editor) {}
