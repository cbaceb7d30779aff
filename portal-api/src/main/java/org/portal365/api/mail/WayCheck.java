package org.portal365.api.mail;

import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.module.Finding;

/**
 * How one way to the mail server was found.
 *
 * @param title what was tried
 * @param finding its text is for the user, its cure for the administrator
 * @param challenge what to ask the user so that it works
 */
public record WayCheck(Text title, Finding finding, Optional<Challenge> challenge) {}
