package org.portal365.sandbox.entra;

import java.util.List;
import org.portal365.sandbox.Person;

/** What comes next in a sign-in: a page to show, or the end. */
sealed interface SignInStep {

    /** Show the account chooser. */
    record Choose() implements SignInStep {}

    /** Show the second-factor page. */
    record Factor(Person person) implements SignInStep {}

    /** Show the consent page. */
    record Consent(Person person, List<Permission> permissions) implements SignInStep {}

    /** Show that an administrator must consent. */
    record AdminNeeded(Person person, List<Permission> permissions) implements SignInStep {}

    /** Show a refusal as a page; the person may try another account. */
    record Refused(EntraRefusal refusal, String login) implements SignInStep {}

    /** Send an error to the reply URL (prompt=none). */
    record Silent(EntraRefusal refusal) implements SignInStep {}

    /** Issue a code. */
    record Done(Person person) implements SignInStep {}
}
