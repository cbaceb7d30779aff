package org.portal365.sandbox.graph;

import java.util.Set;
import org.portal365.sandbox.graph.drive.Person;

/**
 * Who calls Graph, by the access token.
 *
 * @param person the signed-in user; for an application token the application itself
 * @param application true for an application token: no user, rights by roles alone
 * @param permissions delegated scopes or application roles
 */
record Caller(Person person, boolean application, String appId, Set<String> permissions) {
    private static final String APP_FOLDER = "Files.ReadWrite.AppFolder";

    /** True when nothing but the application's folder is within reach. */
    boolean confinedToAppFolder(Set<String> sufficient) {
        return permissions.stream().filter(sufficient::contains).allMatch(APP_FOLDER::equals);
    }

    /** True when files of other people are out of reach even if shared. */
    boolean confinedToOwnFiles(Set<String> sufficient) {
        return !application
                && permissions.stream().filter(sufficient::contains).noneMatch(each -> each.endsWith(".All"));
    }
}
