package org.portal365.reference.profile;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Challenge;
import org.portal365.api.SiteId;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.GrantState;
import org.portal365.reference.grant.GrantItem;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.secondfactor.SecondFactors;
import org.portal365.reference.session.JdbcSessions;
import org.portal365.reference.session.SessionItem;
import org.portal365.reference.user.LocalAccounts;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;

/** Puts the profile page together. */
public final class ProfileView {
    static final Words WORDS = Words.beside(ProfileView.class);
    private static final Set<String> DONE =
            Set.of("saved", "linked", "unlinked", "disconnected", "reconnected", "ended", "password");

    private final Plugins plugins;
    private final IdentityLinks links;
    private final LocalAccounts accounts;
    private final JdbcSessions sessions;
    private final SecondFactors secondFactors;

    public ProfileView(
            Plugins plugins,
            IdentityLinks links,
            LocalAccounts accounts,
            JdbcSessions sessions,
            SecondFactors secondFactors) {
        this.plugins = plugins;
        this.links = links;
        this.accounts = accounts;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
    }

    Page page(Request request, Optional<Text> problem) {
        CurrentUser user = request.user();
        ProfileModel model = new ProfileModel(
                user.profile(),
                accounts.hasPassword(user.id()),
                secondFactors.on(user.id()),
                links.of(user.id()).stream()
                        .map(link -> new ProfileModel.Link(link, plugins.name(link.provider())))
                        .toList(),
                plugins.inOrder().stream()
                        .map(service -> new ProfileModel.Service(
                                service.info().id(), service.info().name()))
                        .toList(),
                connected(user).stream()
                        .map(account -> account(account, request.site().id()))
                        .toList(),
                SessionItem.list(sessions.of(user.id()), plugins, user.session()),
                request.query().first("done").filter(DONE::contains).map(what -> WORDS.text("profile.done." + what)),
                problem);
        return new Page("profile.jte", WORDS.text("profile.title"), WORDS, model);
    }

    List<ConnectedAccount> connected(CurrentUser user) {
        return plugins.connectedAccounts()
                .map(accountsOf -> accountsOf.of(user.id()))
                .orElse(List.of());
    }

    private ProfileModel.Account account(ConnectedAccount account, SiteId site) {
        // From any other state a sign-in leads out, once its cause is gone.
        boolean nothingToRepair = account.works() || account.state() == GrantState.UNREACHABLE;
        Optional<Challenge> repair = nothingToRepair
                ? Optional.empty()
                : Optional.of(new Challenge(account.provider(), Optional.of(account.id()), Set.of(), Optional.empty()));
        Optional<URI> consent = account.state() == GrantState.ADMIN_CONSENT_NEEDED
                ? plugins.socialService(account.provider()).flatMap(service -> service.adminConsent(site))
                : Optional.empty();
        return new ProfileModel.Account(GrantItem.forUser(account, plugins.name(account.provider())), repair, consent);
    }
}
