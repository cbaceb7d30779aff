package org.portal365.reference.people;

import java.util.List;
import org.portal365.reference.user.UserDirectory;

/**
 * Users that were found.
 *
 * @param text what was looked for
 * @param more whether there are more than are shown
 */
public record PeopleModel(String text, List<UserDirectory.Entry> users, boolean more) {}
