package org.portal365.api.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.SiteId;
import org.portal365.api.UserId;

/**
 * A request that reached a plug-in.
 *
 * @param method upper case
 * @param query decoded parameters, each with all its values in order
 * @param headers names in lower case; no cookies, no Authorization
 * @param body as UTF-8
 * @param user who is signed in
 * @param browserBinding names this browser for as long as a sign-in takes; empty when it has none
 */
public record Call(
        SiteId site,
        String method,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body,
        Optional<UserId> user,
        String browserBinding) {
    public Call {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The value of a parameter that was given exactly once. */
    public Optional<String> single(String parameter) {
        List<String> values = query.getOrDefault(parameter, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
