package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** S25: an organisation in which only an administrator permits apps. */
class AdminConsentIT {
    private static final String CLARA = "clara@contoso.onmicrosoft.com";
    private static final String ADMIN = "admin@contoso.onmicrosoft.com";
    private static final Product PRODUCT = Product.fresh("adminconsent");
    private static Sandbox sandbox;
    private static PortalNode portal;
    private static Person admin;

    @BeforeAll
    static void start() {
        sandbox = PRODUCT.sandbox();
        portal = PRODUCT.portal(sandbox);
        admin = new Person(portal).signInAsAdministrator();
    }

    @AfterAll
    static void stop() {
        admin.close();
        portal.close();
        sandbox.close();
    }

    @BeforeEach
    void onlyAdministratorsPermit() throws Exception {
        sandbox.control("reset", "");
        sandbox.control("consents/clear", "");
        sandbox.control("switches", "{\"userConsentDisabled\":\"true\"}");
    }

    /** Clara is refused; the address that she is to send to an administrator. */
    private static URI refused(Person clara) {
        clara.browser().go(portal.address("/signin")).click("#service-office365");
        clara.browser().click("[data-account='" + CLARA + "']").click("#return");
        clara.browser().settles(".consent code");
        return URI.create(clara.browser().see(".consent code").getText());
    }

    @Test
    void s25TheAdministratorPermitsForEverybodyAndWhoWasRefusedGoesOn() {
        try (Person clara = new Person(portal)) {
            refused(clara);
            admin.browser()
                    .go(portal.address("/settings"))
                    .click("form[action='/settings/consent/office365'] button")
                    .click("#account option[value='" + ADMIN + "']")
                    .click("#accept")
                    .reads("The organisation has given its consent to Office365");
            assertThat(admin.browser().address().getRawQuery()).doesNotContain("state");
            clara.signIn(CLARA).browser().reads("Clara");
            admin.browser().go(portal.address("/events")).reads("admin_consent_given");
        }
    }

    @Test
    void s25WhoDeclinesIsToldSoAndNothingIsPermitted() {
        admin.browser()
                .go(portal.address("/settings"))
                .click("form[action='/settings/consent/office365'] button")
                .click("#cancel");
        admin.browser().settles("article[data-clean-address]");
        try (Person clara = new Person(portal)) {
            refused(clara);
        }
    }

    @Test
    void s25ALinkServesAnAdministratorWhoDoesNotKnowThePortal() {
        try (Person clara = new Person(portal);
                Person stranger = new Person(portal)) {
            stranger.browser()
                    .go(refused(clara))
                    .click("#account option[value='" + ADMIN + "']")
                    .click("#accept")
                    .reads("you can close this page");
            stranger.browser().go(portal.address("/profile")).arrives("/signin");
            clara.signIn(CLARA).browser().reads("Clara");
        }
    }

    @Test
    void s25NobodyButAnAdministratorOfThePortalBeginsIt() throws Exception {
        sandbox.control("switches", "{\"userConsentDisabled\":\"false\"}");
        try (Person clara = new Person(portal)) {
            clara.signIn(CLARA).browser().go(portal.address("/settings"));
            assertThat(clara.browser().has("form[action='/settings/consent/office365']"))
                    .isFalse();
        }
    }
}
