package org.portal365.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request as the call log shows it: never a secret, so parameters are named without values and Authorization is
 * reduced to its scheme.
 */
public record LoggedCall(
        long number,
        Instant at,
        String site,
        String method,
        String path,
        List<String> parameters,
        Map<String, String> headers,
        int status,
        long millis) {}
