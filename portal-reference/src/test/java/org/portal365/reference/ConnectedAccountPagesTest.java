package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portal365.api.AccountId;
import org.portal365.api.Challenge;
import org.portal365.api.Outcome;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.social.ConnectedAccount;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Resource;
import org.portal365.api.social.Token;
import org.portal365.reference.grant.GrantItem;

/** S19: each state of a grant on the pages of its user and of an administrator, in the same words. */
class ConnectedAccountPagesTest {
    private static final String TENANT = "6a2f4d10-3c5b-4e7a-8d91-0b1c2d3e4f50";
    private static TestPortal portal;
    private static UserId anna;
    private static TestBrowser user;
    private static TestBrowser admin;

    @BeforeAll
    static void start() {
        portal = new TestPortal();
        anna = portal.user("anna", "correct horse", false);
        portal.user("root", "battery staple", true);
        user = portal.browser().signIn("anna", "correct horse");
        admin = portal.browser().signIn("root", "battery staple");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    /** One account of anna, in one state. */
    private record OneAccount(GrantState state, List<Text> missing) implements ConnectedAccounts {
        private ConnectedAccount account() {
            return new ConnectedAccount(
                    new AccountId("a-1"), anna, "office365", TENANT, "anna@contoso.test", state, missing);
        }

        @Override
        public List<ConnectedAccount> all() {
            return List.of(account());
        }

        @Override
        public List<ConnectedAccount> of(UserId id) {
            return id.equals(anna) ? List.of(account()) : List.of();
        }

        @Override
        public Optional<ConnectedAccount> find(AccountId id) {
            return Optional.of(account()).filter(own -> own.id().equals(id));
        }

        @Override
        public Challenge connect(Resource resource, Set<String> scopes) {
            throw new IllegalStateException("a page connects nothing");
        }

        @Override
        public Outcome<Token, GrantState> token(
                AccountId account, Resource resource, Set<String> scopes, Optional<String> claims) {
            throw new IllegalStateException("a page asks no outside service");
        }

        @Override
        public void disconnect(AccountId account) {
            throw new IllegalStateException("a page disconnects nothing");
        }
    }

    @ParameterizedTest
    @EnumSource(GrantState.class)
    void s19UserAndAdministratorReadTheSameStateAndEachTheirOwnCure(GrantState state) {
        OneAccount accounts = new OneAccount(state, List.of());
        portal.plugins.accounts = Optional.of(accounts);
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            String profile = plain(user.get("/profile", "Accept-Language", locale.toLanguageTag())
                    .body());
            String person = plain(admin.get("/people/" + anna, "Accept-Language", locale.toLanguageTag())
                    .body());
            GrantItem forUser = GrantItem.forUser(accounts.account(), portal.plugins.name("office365"));
            GrantItem forAdmin = GrantItem.forAdministrator(accounts.account(), portal.plugins.name("office365"));
            assertThat(profile).contains(forUser.state().in(locale));
            assertThat(person).contains(forUser.state().in(locale));
            forUser.cure().ifPresent(cure -> assertThat(profile).contains(cure.in(locale)));
            forAdmin.cure().ifPresent(cure -> assertThat(person).contains(cure.in(locale)));
        }
        boolean button = user.get("/profile").body().contains("action=\"/connect\"");
        assertThat(button).isEqualTo(state != GrantState.OK && state != GrantState.UNREACHABLE);
        assertThat(admin.get("/people/" + anna).body())
                .as("nobody connects for another")
                .doesNotContain("action=\"/connect\"");
    }

    @Test
    void s19S21WhatIsNotPermittedAnyMoreIsNamedAndCanBeAgreedToAgain() {
        OneAccount accounts = new OneAccount(GrantState.OK, List.of(Text.of("Read <your> mail")));
        portal.plugins.accounts = Optional.of(accounts);
        String profile = plain(user.get("/profile").body());
        assertThat(profile).contains("Read &lt;your", "not permitted any more", "action=\"/connect\"");
        assertThat(plain(admin.get("/people/" + anna).body()))
                .contains("Read &lt;your", "not permitted any more", TENANT)
                .doesNotContain("action=\"/connect\"");
    }

    @Test
    void s19EveryStateHasItsWordsForBothReadersInBothLanguages() {
        for (Locale locale : List.of(Locale.ROOT, Locale.forLanguageTag("ru"))) {
            ResourceBundle words = ResourceBundle.getBundle(
                    GrantItem.class.getPackageName() + ".words",
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertThat(words.getString("state." + GrantItem.PARTLY)).isNotBlank();
            assertThat(words.getString("user." + GrantItem.PARTLY)).isNotBlank();
            assertThat(words.getString("admin." + GrantItem.PARTLY)).isNotBlank();
            for (GrantState state : GrantState.values()) {
                assertThat(words.getString("state." + state)).isNotBlank();
                if (state != GrantState.OK) {
                    assertThat(words.getString("user." + state)).isNotBlank();
                    assertThat(words.getString("admin." + state)).isNotBlank();
                }
            }
        }
    }

    private static String plain(String page) {
        return page.replace("&#39;", "'").replace("&amp;", "&");
    }
}
