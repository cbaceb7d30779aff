package org.portal365.sandbox.graph.drive;

import java.time.Instant;

/** A person's OneDrive. {@code site} is the path of its site, as {@code personal/anna_contoso_onmicrosoft_com}. */
public record DriveRecord(String id, Person owner, String site, String rootId, Instant created) {}
