package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.mail.MailServerChoice;
import org.portal365.api.mail.Mailbox;

/**
 * What can be connected, and what is.
 *
 * @param chosen the provider whose form is shown; empty: all of them are offered
 * @param typed what stands in the form
 * @param said what was recognised
 * @param challenge what may be asked after a refusal: to sign in with another account
 */
public record ConnectModel(
        List<Provider> providers,
        List<Mailbox> boxes,
        Optional<Provider> chosen,
        Typed typed,
        Optional<Text> said,
        Optional<Text> problem,
        Optional<Challenge> challenge) {
    /** A provider that is switched on. */
    public record Provider(String id, Text name, boolean password, List<MailServerChoice> servers) {}

    /** What the user has typed before; never a password. */
    public record Typed(String address, String login, String server) {
        static final Typed NOTHING = new Typed("", "", "");
    }

    /** Where one goes on after having signed in; with the address that was typed. */
    public String back() {
        return ConnectPages.back(chosen.map(Provider::id).orElse(""), typed.address());
    }

    public List<Provider> inBrowser() {
        return providers.stream().filter(one -> !one.password()).toList();
    }
}
