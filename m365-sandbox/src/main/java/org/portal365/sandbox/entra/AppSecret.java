package org.portal365.sandbox.entra;

import java.time.Instant;

/** A client secret as a registration keeps it: hash, the first three characters and the end of its life. */
public record AppSecret(String keyId, String hash, String hint, Instant end) {}
