package org.portal365.reference.disk;

/**
 * Bytes that were written once and never change.
 *
 * @param name of the file, our own
 */
public record Blob(String name, long size) {}
