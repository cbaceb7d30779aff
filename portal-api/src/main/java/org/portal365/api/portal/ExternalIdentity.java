package org.portal365.api.portal;

/**
 * Who somebody is at an outside service, by what never changes and is never given to another.
 *
 * @param provider id of the social service
 * @param tenant the organisation there
 * @param subject the person in that organisation
 */
public record ExternalIdentity(String provider, String tenant, String subject) {
    public ExternalIdentity {
        if (provider.isBlank() || tenant.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("an identity needs provider, tenant and subject");
        }
    }
}
