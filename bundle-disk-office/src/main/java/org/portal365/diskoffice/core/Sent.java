package org.portal365.diskoffice.core;

import java.util.Optional;

/**
 * Answer to one range.
 *
 * @param next the first byte that is missing
 * @param item the file, when the range was the last
 */
public record Sent(long next, Optional<RemoteItem> item) {}
