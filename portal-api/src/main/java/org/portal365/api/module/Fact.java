package org.portal365.api.module;

import org.portal365.api.Text;

/** Something an admin needs elsewhere, to be shown with a copy button. */
public record Fact(Text title, String value) {}
