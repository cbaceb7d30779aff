package org.portal365.sandbox.graph.drive;

/** Stored bytes of a file. {@code blob} names them in {@link Blobs}; {@code size} is in bytes. */
public record Content(String blob, long size, String quickXorHash, String mimeType) {}
