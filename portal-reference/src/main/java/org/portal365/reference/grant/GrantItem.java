package org.portal365.reference.grant;

import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.GrantState;

/**
 * A connected account as a page shows it: one sentence for what is wrong, whoever reads it, and one for what the reader
 * can do.
 *
 * @param service as the social service calls itself
 * @param cure empty when nothing is wrong
 */
public record GrantItem(ConnectedAccount account, Text service, Text state, Optional<Text> cure) {
    /** The account works, but not for all that was agreed to. */
    public static final String PARTLY = "PARTLY";

    private static final Words WORDS = Words.beside(GrantItem.class);

    /** For the user whose account it is. */
    public static GrantItem forUser(ConnectedAccount account, Text service) {
        return item(account, service, "user.");
    }

    /** For an administrator of the portal who looks at a user. */
    public static GrantItem forAdministrator(ConnectedAccount account, Text service) {
        return item(account, service, "admin.");
    }

    private static GrantItem item(ConnectedAccount account, Text service, String reader) {
        boolean partly = account.state() == GrantState.OK && !account.works();
        String state = partly ? PARTLY : account.state().name();
        return new GrantItem(
                account,
                service,
                WORDS.text("state." + state, service),
                account.works()
                        ? Optional.empty()
                        : Optional.of(WORDS.text(reader + state, service, account.tenant())));
    }

    /** Whether an administrator of the portal mends it, in its settings. */
    public boolean forSettings() {
        return account.state() == GrantState.CREDENTIAL_EXPIRED;
    }
}
