package org.portal365.sandbox.entra;

/**
 * A permission of a resource (file {@code permissions.json}).
 *
 * @param resource {@code openid}, {@code graph} or {@code outlook}
 * @param words what the consent page says
 */
public record Permission(String resource, String name, boolean adminOnly, String words) {

    /** Form used in stored consents, such as {@code graph/Files.ReadWrite}. */
    public String qualified() {
        return resource + "/" + name;
    }
}
