package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** S27: the ends of a session, at the portal and at Microsoft. */
class SignOutIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String SOCIAL = "org.portal365.socialservices.office365";
    private static final Product PRODUCT = Product.fresh("signout");
    private static Sandbox sandbox;
    private static PortalNode portal;

    @BeforeAll
    static void start() {
        sandbox = PRODUCT.sandbox();
        portal = PRODUCT.portal(sandbox);
    }

    @AfterAll
    static void stop() {
        portal.close();
        sandbox.close();
    }

    /** The frame on Microsoft's page is cross-site, so no cookie of the portal comes with it. */
    @Test
    void case062ASignOutAtMicrosoftEndsTheSessionOfThePortal() {
        try (Person anna = new Person(portal);
                Person other = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            other.signIn(ANNA).browser().reads("Anna Berg");
            anna.browser().go(microsoft("logout")).reads("You signed out of your account");
            anna.browser().go(portal.address("/profile")).arrives("/signin");
            other.browser().go(portal.address("/profile")).reads("This browser");
        }
    }

    /** The document outlives the session. */
    @Test
    void case063ADocumentThatIsOpenComesBackThoughTheSessionHasEnded() throws Exception {
        Path original = Documents.put(PRODUCT, "testWORD.docx", "Letter.docx");
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.upload(original).editInOffice(ANNA);
            anna.change("#text-0", "Written before the sign-out").closeOffice();
            anna.browser().go(microsoft("logout")).reads("You signed out of your account");
            anna.browser().go(portal.address("/profile")).arrives("/signin");
            anna.signIn(ANNA).finish("Letter.docx");
            assertThat(anna.versions("Letter.docx")).isEqualTo(2);
        }
    }

    @Test
    void aSignOutEndsTheMicrosoftSessionOnRequestOnly() {
        try (Person anna = new Person(portal);
                Person admin = new Person(portal)) {
            anna.signIn(ANNA).signOut();
            assertThat(anna.browser().text()).contains("You are signed out");
            assertThat(microsoftKnows(anna))
                    .as("without the setting Microsoft's session stays")
                    .isTrue();

            Settings settings = new Settings(portal, admin.signInAsAdministrator());
            settings.tick(SOCIAL, "sign.out.microsoft", true);
            anna.signIn(ANNA).signOut();
            assertThat(anna.browser().address()).isEqualTo(portal.address("/signedout"));
            assertThat(microsoftKnows(anna)).isFalse();
            settings.tick(SOCIAL, "sign.out.microsoft", false);
        }
    }

    /** A session ended elsewhere is over at the next click. */
    @Test
    void case053EndsASessionElsewhere() {
        try (Person desk = new Person(portal);
                Person phone = new Person(portal)) {
            desk.signIn(ANNA).browser().reads("Anna Berg");
            phone.signIn(ANNA).browser().reads("Anna Berg");
            desk.browser()
                    .go(portal.address("/profile"))
                    .click("form[action='/profile/sessions/end-others'] button")
                    .reads("The session is over");
            phone.browser().go(portal.address("/disk")).arrives("/signin");
            desk.browser().go(portal.address("/disk")).reads("My files");
        }
    }

    /** Whether Microsoft lets the browser in without asking who it is. */
    private static boolean microsoftKnows(Person person) {
        List<String> before = person.browser().network();
        person.browser()
                .go(microsoft("authorize?client_id=3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01&response_type=code"
                        + "&scope=openid&prompt=none&state=s&nonce=n&code_challenge_method=S256"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
                        + portal.address("/signin/office365/callback")));
        List<String> answers = person.browser().network().stream()
                .filter(event -> event.contains("/signin/office365/callback?"))
                .toList();
        assertThat(answers).as("after " + before.size() + " events").isNotEmpty();
        return answers.stream().noneMatch(event -> event.contains("error=login_required"));
    }

    private static URI microsoft(String what) {
        return URI.create("http://127.0.0.1:" + PRODUCT.sandboxPort() + "/organizations/oauth2/v2.0/" + what);
    }
}
