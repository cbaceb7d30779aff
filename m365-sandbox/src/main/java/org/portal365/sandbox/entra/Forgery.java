package org.portal365.sandbox.entra;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One deliberate falsehood, so that a client's checks can be tested over HTTP.
 *
 * @param target what is falsified: {@code id_token}, {@code authorize} (answer parameters) or {@code token} (answer body)
 * @param claims members to add or replace
 * @param remove members to leave out
 * @param header id_token: header members to add or replace
 * @param alg id_token: RS256 (default), RS384, RS512, PS256, ES256, HS256, anything else has an empty signature
 * @param key id_token: current (default), stranger, consumer, work; for HS256 public-der, public-pem, modulus or a text
 * @param raw id_token: the whole token, with {@code {h}}, {@code {p}} and {@code {s}} for its segments
 * @param mutation id_token: a seed that chooses one place of the finished token and changes it there; 0 changes nothing
 * @param count how many answers; 0 means one
 */
record Forgery(
        String target,
        @Nullable Map<String, @Nullable Object> claims,
        @Nullable List<String> remove,
        @Nullable Map<String, Object> header,
        @Nullable String alg,
        @Nullable String key,
        @Nullable String raw,
        long mutation,
        int count) {

    Forgery counted() {
        return new Forgery(target, claims, remove, header, alg, key, raw, mutation, Math.max(count, 1) - 1);
    }

    /** Applies additions and removals to a set of members. */
    void applyTo(Map<String, @Nullable Object> members) {
        if (claims != null) {
            members.putAll(claims);
        }
        if (remove != null) {
            remove.forEach(members::remove);
        }
    }
}
