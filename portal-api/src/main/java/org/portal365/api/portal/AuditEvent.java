package org.portal365.api.portal;

import java.util.Map;
import java.util.Optional;
import org.portal365.api.UserId;

/**
 * One fact that somebody may ask about later. When and from where, the portal knows itself.
 *
 * @param name what happened, by the names of the OWASP logging vocabulary, e.g. "authn_login_success"
 * @param reason why it failed; empty when it did not
 * @param reference correlation id
 * @param details ids and names; never content, addresses of mail, tokens or secrets
 */
public record AuditEvent(
        String name, Optional<UserId> user, Optional<String> reason, String reference, Map<String, String> details) {
    public AuditEvent {
        details = Map.copyOf(details);
    }
}
