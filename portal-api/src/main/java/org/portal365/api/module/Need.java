package org.portal365.api.module;

import org.portal365.api.Text;

/**
 * What a plug-in needs in the portal's registration at an outside service.
 *
 * @param value an address, or a permission such as "graph/Files.ReadWrite"
 * @param why in a few words, for the administrator who registers it
 */
public record Need(Kind kind, String value, Text why) {
    /** What it is that must be registered. */
    public enum Kind {
        /** An address that the service may lead browsers to. */
        REDIRECT,
        /** An address that the service calls when somebody signs out there. */
        LOGOUT,
        /** A permission that people, or their administrator, give the portal. */
        PERMISSION,
        /** A permission of the portal itself, with nobody signed in; an administrator gives it. */
        APP_PERMISSION
    }

    public static Need permission(String name, Text why) {
        return new Need(Kind.PERMISSION, name, why);
    }
}
