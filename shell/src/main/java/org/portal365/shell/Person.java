package org.portal365.shell;

import org.portal365.api.UserId;
import org.portal365.api.portal.Privacy;

/** Whom a command is about. */
final class Person {
    private Person() {}

    /** @param name the login of the portal, or the id of the user */
    static UserId named(Privacy people, String name) throws RefusedException {
        return people.user(name).orElseThrow(() -> new RefusedException("There is no user " + name + "."));
    }
}
