package org.portal365.sandbox.entra;

import java.util.ArrayList;
import java.util.List;
import org.portal365.sandbox.Person;

/** One button of the account chooser. */
public record AccountChoice(String login, String name, String initials, String tenant, String note) {

    static AccountChoice of(Person person, String tenant, boolean signedIn) {
        List<String> notes = new ArrayList<>();
        if (signedIn) {
            notes.add("signed in");
        }
        if (person.admin()) {
            notes.add("administrator");
        }
        if (person.blocked()) {
            notes.add("account disabled");
        }
        if (!person.assigned()) {
            notes.add("not assigned to the application");
        }
        if (!person.oneDrive()) {
            notes.add("no OneDrive");
        }
        String initials = person.givenName().substring(0, 1) + person.surname().substring(0, 1);
        return new AccountChoice(person.login(), person.name(), initials, tenant, String.join(", ", notes));
    }
}
