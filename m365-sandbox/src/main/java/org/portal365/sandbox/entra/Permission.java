package org.portal365.sandbox.entra;

import org.jspecify.annotations.Nullable;

/**
 * A permission of a resource (file {@code permissions.json}).
 *
 * @param resource {@code openid}, {@code graph} or {@code outlook}
 * @param id by which Microsoft Graph lists the delegated permission in a manifest; null where no test needs it
 * @param roleId and the application permission of this name
 * @param words what the consent page says
 */
public record Permission(
        String resource,
        String name,
        @Nullable String id,
        @Nullable String roleId,
        boolean adminOnly,
        String words) {

    /** Form used in stored consents, such as {@code graph/Files.ReadWrite}. */
    public String qualified() {
        return resource + "/" + name;
    }
}
