package org.portal365.diskoffice.transfer.core;

import java.time.Instant;
import java.util.Optional;
import org.portal365.diskoffice.core.RemoteFault;

/**
 * Why a task does not go on.
 *
 * @param until when it is tried again
 * @param attempts that ended so in a row
 * @param claims claims challenge for the next sign-in
 * @param reference for the log
 */
public record Pause(RemoteFault.Kind kind, Instant until, int attempts, Optional<String> claims, String reference) {}
