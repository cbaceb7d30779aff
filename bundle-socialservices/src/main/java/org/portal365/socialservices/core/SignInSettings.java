package org.portal365.socialservices.core;

import java.util.Set;
import org.portal365.api.GroupId;

/**
 * Settings of PID org.portal365.socialservices.office365.
 *
 * @param defaultGroups portal groups of a new user
 * @param deniedGroups object ids of Entra groups whose members may not sign in
 * @param mapping memberships that follow Entra ID
 * @param refreshProfile a sign-in takes over what the token says of the person; else only a registration does
 * @param signOutMicrosoft a sign-out at the portal ends the Microsoft session too
 */
public record SignInSettings(
        boolean enabled,
        Registration registration,
        Set<GroupId> defaultGroups,
        Set<String> deniedGroups,
        GroupMapping mapping,
        boolean refreshProfile,
        boolean signOutMicrosoft) {
    public SignInSettings {
        defaultGroups = Set.copyOf(defaultGroups);
        deniedGroups = Set.copyOf(deniedGroups);
    }

    /** One without a mapping. */
    public SignInSettings(
            boolean enabled,
            Registration registration,
            Set<GroupId> defaultGroups,
            Set<String> deniedGroups,
            boolean refreshProfile,
            boolean signOutMicrosoft) {
        this(enabled, registration, defaultGroups, deniedGroups, GroupMapping.NONE, refreshProfile, signOutMicrosoft);
    }

    public SignInSettings withMapping(GroupMapping newMapping) {
        return new SignInSettings(
                enabled, registration, defaultGroups, deniedGroups, newMapping, refreshProfile, signOutMicrosoft);
    }
}
