package org.portal365.diskoffice.core;

import java.time.Instant;

/** A running upload session; the value is sealed by the drive, since its address is as good as a key. */
public record UploadTicket(String sealed, Instant expires) {}
