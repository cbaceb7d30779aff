package org.portal365.socialservices.core;

import java.util.Map;
import java.util.Optional;
import org.portal365.api.UserId;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.Groups;
import org.portal365.m365.registration.AppRegistration;

/**
 * Memberships that follow Entra ID, at each sign-in. Each linked person is a source of its own. As long as not all groups
 * of a person are known, nothing is taken away and nothing given.
 */
public final class MappedGroups {
    private final Groups groups;
    private final GroupDirectory directory;
    private final Audit audit;

    public MappedGroups(Groups groups, GroupDirectory directory, Audit audit) {
        this.groups = groups;
        this.directory = directory;
        this.audit = audit;
    }

    /** The claims with all groups, where the token could not name them, the settings ask for them and Graph tells. */
    IdentityClaims complete(SignInSettings settings, AppRegistration registration, IdentityClaims claims) {
        boolean asked = !settings.deniedGroups().isEmpty() || settings.mapping().needsGroups();
        if (!claims.groupsElsewhere() || !asked) {
            return claims;
        }
        return directory
                .groups(registration, claims.tenant(), claims.object())
                .map(claims::withAllGroups)
                .orElse(claims);
    }

    void apply(SignInSettings settings, IdentityClaims claims, UserId user, String reference) {
        if (settings.mapping().needsGroups() && claims.groupsElsewhere()) {
            audit.record(new AuditEvent(
                    "group_mapping_fail",
                    Optional.of(user),
                    Optional.of("groups not known"),
                    reference,
                    Map.of(
                            "service",
                            ServiceId.OFFICE365,
                            "tenant",
                            claims.tenant().value())));
            return;
        }
        groups.replaceMapped(user, source(claims), settings.mapping().of(claims));
    }

    /** Names the link that the memberships go with: provider, tenant, subject. */
    private static String source(IdentityClaims claims) {
        return ServiceId.OFFICE365 + ":" + claims.tenant().value() + "/"
                + claims.object().value();
    }
}
