package org.portal365.reference.people;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.reference.grant.GrantItem;
import org.portal365.reference.session.SessionItem;
import org.portal365.reference.user.UserDirectory;

/**
 * One user.
 *
 * @param accounts that the user has connected
 * @param secondFactor whether one is set up
 * @param own whether it is the administrator who looks
 */
public record PersonModel(
        UserDirectory.Entry user,
        List<ExternalIdentity> links,
        List<GrantItem> accounts,
        List<SessionItem> sessions,
        boolean secondFactor,
        boolean own,
        Optional<Text> problem) {}
