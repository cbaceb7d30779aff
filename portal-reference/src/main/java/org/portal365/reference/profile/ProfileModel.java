package org.portal365.reference.profile;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.Profile;
import org.portal365.reference.grant.GrantItem;
import org.portal365.reference.session.SessionItem;

/**
 * What the profile page shows.
 *
 * @param secondFactor whether one is set up
 * @param linkable services whose accounts can be linked now
 * @param done what has just been done
 * @param problem why something was not done
 */
public record ProfileModel(
        Profile profile,
        boolean hasPassword,
        boolean secondFactor,
        List<Link> links,
        List<Service> linkable,
        List<Account> accounts,
        List<SessionItem> sessions,
        Optional<Text> done,
        Optional<Text> problem) {

    /** A linked identity; people tell theirs apart by the beginnings of its ids. */
    public record Link(ExternalIdentity identity, Text service) {
        private static final int BEGINNING = 8;

        public String account() {
            return beginning(identity.subject());
        }

        public String organisation() {
            return beginning(identity.tenant());
        }

        private static String beginning(String id) {
            return id.length() > BEGINNING ? id.substring(0, BEGINNING) + "…" : id;
        }
    }

    /** A service that is there now. */
    public record Service(String id, Text name) {}

    /**
     * A connected account.
     *
     * @param repair what to ask the user so that it works again; empty when it works or asking does not help
     * @param consent to be sent to an administrator of the organisation, where that consent is missing
     */
    public record Account(GrantItem grant, Optional<Challenge> repair, Optional<URI> consent) {}
}
