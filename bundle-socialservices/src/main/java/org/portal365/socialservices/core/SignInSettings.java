package org.portal365.socialservices.core;

import java.util.Set;
import org.portal365.api.GroupId;

/**
 * Settings of PID org.portal365.socialservices.office365.
 *
 * @param defaultGroups portal groups of a new user
 * @param deniedGroups object ids of Entra groups whose members may not sign in
 * @param signOutMicrosoft a sign-out at the portal ends the Microsoft session too
 */
public record SignInSettings(
        boolean enabled,
        Registration registration,
        Set<GroupId> defaultGroups,
        Set<String> deniedGroups,
        boolean signOutMicrosoft) {
    public SignInSettings {
        defaultGroups = Set.copyOf(defaultGroups);
        deniedGroups = Set.copyOf(deniedGroups);
    }
}
