package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** Who does not come in, what they are told, and what the administrator finds by the reference. */
class RefusalsIT {
    private static final String REGISTRATION = "org.portal365.m365";
    private static final String SOCIAL = "org.portal365.socialservices.office365";
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String CLARA = "clara@contoso.onmicrosoft.com";
    private static final String FRIDA = "frida@fabrikam.onmicrosoft.com";
    private static final String GRETA = "greta@fabrikam.onmicrosoft.com";
    private static final Product PRODUCT = Product.fresh("refusals");
    private static Sandbox sandbox;
    private static PortalNode portal;
    private static Person admin;
    private static Settings settings;

    @BeforeAll
    static void start() {
        sandbox = PRODUCT.sandbox();
        portal = PRODUCT.portal(sandbox);
        admin = new Person(portal).signInAsAdministrator();
        settings = new Settings(portal, admin);
    }

    @AfterAll
    static void stop() {
        admin.close();
        portal.close();
        sandbox.close();
    }

    @BeforeEach
    void asShipped() throws Exception {
        sandbox.control("reset", "");
        sandbox.control("consents/clear", "");
    }

    @Test
    void s13SomebodyOfAnotherOrganisationIsToldSoAndTheAdministratorFindsTheCure() {
        settings.write(REGISTRATION, "tenants", "contoso.onmicrosoft.com");
        try (Person frida = new Person(portal)) {
            frida.signIn(FRIDA);
            String reference = refusal(frida, "organisation");
            frida.browser().go(portal.address("/profile")).arrives("/signin");
            assertThat(events(reference)).contains("authn_login_fail", "TENANT_NOT_ALLOWED", "admitted tenants");
        } finally {
            settings.write(REGISTRATION, "tenants", "");
        }
    }

    @Test
    void s12Case018WhoCancelsIsBackAtTheSignInAndMayTryAgain() {
        try (Person clara = new Person(portal)) {
            clara.browser().go(portal.address("/signin?return=%2Fprofile")).click("#service-office365");
            clara.browser().click("[data-account='" + CLARA + "']").click("#cancel");
            refusal(clara, "You stopped the sign-in");
            clara.browser().click("article a[role=button]").arrives("/signin?return=%2Fprofile");
            clara.browser().click("#service-office365");
            clara.choose(CLARA);
            clara.browser().arrives("/profile");
        }
    }

    @Test
    void s31AnExpiredKeyStopsOffice365AndNotTheAdministratorWhoReadsTheCure() throws Exception {
        String registration = sandbox.registration();
        sandbox.control("apps/3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01/expire-secrets", "");
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA);
            String reference = refusal(anna, "administrator");
            assertThat(anna.browser().text()).doesNotContain("AADSTS");
            assertThat(events(reference)).contains("AADSTS7000222", "Key");
        } finally {
            sandbox.register(registration);
        }
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
        }
    }

    @Test
    void s09AGuestIsRefusedUntilTheAdministratorAdmitsGuests() {
        settings.write(REGISTRATION, "tenants", "contoso.onmicrosoft.com");
        settings.write(REGISTRATION, "accounts", "one");
        try {
            try (Person greta = new Person(portal)) {
                greta.signIn(GRETA);
                assertThat(events(refusal(greta, "guest"))).contains("GUEST", "guests");
            }
            settings.tick(REGISTRATION, "guests", true);
            try (Person greta = new Person(portal)) {
                greta.signIn(GRETA).browser().reads("Greta Stein");
            }
        } finally {
            settings.tick(REGISTRATION, "guests", false);
            settings.write(REGISTRATION, "accounts", "many");
            settings.write(REGISTRATION, "tenants", "");
        }
    }

    @Test
    void s10AnAccountOfNobodyIsShownTheWayToLinkIt() {
        settings.write(SOCIAL, "registration", "link");
        try (Person adele = new Person(portal)) {
            adele.signIn("admin@contoso.onmicrosoft.com");
            assertThat(events(refusal(adele, "link it in your profile")))
                    .contains("NOT_LINKED", "registration = create");
        } finally {
            settings.write(SOCIAL, "registration", "create");
        }
    }

    @Test
    void s11AnAccountOfAnotherUserIsNotLinked() {
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
        }
        admin.browser().go(portal.address("/profile")).click("form[action='/profile/link/office365'] button");
        admin.choose(ANNA);
        assertThat(events(refusal(admin, "belongs to another user"))).contains("TAKEN", "A link never moves");
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
        }
    }

    @Test
    void whatIsTypedAtTheSignInStaysWhenAServiceComes() throws Exception {
        settings.switchTo(SOCIAL, false);
        try (Person anna = new Person(portal)) {
            Browser browser = anna.browser().go(portal.address("/signin")).type("#login", "anna");
            settings.switchTo(SOCIAL, true);
            Thread.sleep(6_000);
            assertThat(browser.see("#login").getAttribute("value")).isEqualTo("anna");
            assertThat(browser.has("#service-office365")).isFalse();
            browser.see("#login").clear();
            browser.see("#service-office365");
        } finally {
            settings.switchTo(SOCIAL, true);
        }
    }

    @Test
    void s13AClockThatIsWrongIsNamedAsTheCause() throws Exception {
        sandbox.control("clock", "{\"offset\":\"PT2H\"}");
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA);
            assertThat(events(refusal(anna, "the time of the portal and of Office365 differ")))
                    .contains("NTP");
        }
    }

    @Test
    void s13WhatOnlyAnAdministratorMayPermitIsSaidToBoth() throws Exception {
        sandbox.control("switches", "{\"userConsentDisabled\":\"true\"}");
        try (Person clara = new Person(portal)) {
            clara.browser().go(portal.address("/signin")).click("#service-office365");
            clara.browser().click("[data-account='" + CLARA + "']").click("#return");
            assertThat(events(refusal(clara, "administrator must permit"))).contains("AADSTS90094", "admin consent");
        }
    }

    /** These end on Microsoft's own page, and the portal is as it was. */
    @ParameterizedTest
    @CsvSource({
        "erik@contoso.onmicrosoft.com,   50105, noSwitch",
        "dmitri@contoso.onmicrosoft.com, 50057, noSwitch",
        "clara@contoso.onmicrosoft.com,  53003, conditionalAccessBlock"
    })
    void case021WhoIsStoppedAtMicrosoftIsNobodyHere(String login, String code, String name) throws Exception {
        if (!name.equals("noSwitch")) {
            sandbox.control("switches", "{\"" + name + "\":\"true\"}");
        }
        try (Person person = new Person(portal)) {
            person.browser().go(portal.address("/signin")).click("#service-office365");
            person.browser().click("[data-account='" + login + "']").settles("[data-error-code='" + code + "']");
            person.browser().go(portal.address("/profile")).arrives("/signin");
        }
    }

    @Test
    void s13EveryRefusalIsSaidInRussianToo() {
        try (Person clara = new Person(portal, Locale.forLanguageTag("ru"))) {
            clara.browser().go(portal.address("/signin?return=%2Fprofile")).click("#service-office365");
            clara.browser().click("[data-account='" + CLARA + "']").click("#cancel");
            refusal(clara, "Вы отменили вход");
        }
    }

    /** The reference on a refusal's page, which says this. */
    private static String refusal(Person person, String sentence) {
        person.browser().reads(sentence);
        return person.browser().see("article small code").getText();
    }

    /** What the administrator finds by a reference. */
    private static String events(String reference) {
        admin.browser().go(portal.address("/events?find=" + reference));
        return admin.browser().text();
    }
}
