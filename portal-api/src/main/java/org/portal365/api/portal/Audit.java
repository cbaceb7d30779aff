package org.portal365.api.portal;

/** The audit trail of the portal. */
public interface Audit {
    /**
     * Keeps the event before it returns.
     *
     * @throws AuditException when it cannot be kept; then the audited thing must not happen
     */
    void record(AuditEvent event);
}
