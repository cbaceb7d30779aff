package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** What the product is for, as a new user does it: S02, S10, D02, D17, A11. */
class MainJobIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String PAULA = "paula@outlook.example";

    private static final Product PRODUCT = Product.fresh("main");
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

    /** Refreshed while it starts, Karaf's feature service can wait for itself for ever; see the distribution's POM. */
    @Test
    void startsWithoutTheFeatureServiceBeingRefreshed() {
        assertThat(portal.log())
                .contains("Starting bundles:")
                .doesNotContainPattern("\\|   org\\.apache\\.karaf\\.features\\.core/");
    }

    @Test
    void signsInByACrossSiteCallback() {
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            assertThat(anna.browser().network())
                    .as("the callback came from another site, and the Lax cookies came with it")
                    .anyMatch(event -> event.contains("requestWillBeSentExtraInfo")
                            && event.contains("\"Sec-Fetch-Site\":\"cross-site\"")
                            && event.contains("\"Host\":\"localhost:" + PRODUCT.portalPort() + "\"")
                            && event.contains("\"Cookie\""));
            assertThat(anna.browser().address().getQuery())
                    .as("nothing of the flow stays in the address")
                    .isNull();
            assertThat(anna.browser().complaints())
                    .as("neither the portal nor the sandbox gives the browser reason to complain")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "testWORD.docx, Letter.docx, #text-0, word/document.xml",
        "testEXCEL.xlsx, Numbers.xlsx, #cell-A1, xl/worksheets/sheet1.xml",
        "testPPT.pptx, Talk.pptx, #text-0, ppt/slides/slide1.xml"
    })
    void bringsAnEditBackAsAVersion(String source, String name, String field, String part)
            throws IOException, InterruptedException {
        Path original = Documents.put(PRODUCT, source, name);
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            anna.upload(original).editInOffice(ANNA);
            anna.change(field, "Changed by the test").closeOffice();
            anna.finish(name);
            assertThat(anna.versions(name)).isEqualTo(2);

            Path edited = anna.download(PRODUCT.folder().resolve("edited-" + name));
            OfficePackage before = OfficePackage.read(original);
            OfficePackage after = OfficePackage.read(edited);
            assertThat(after.contains("Changed by the test")).isTrue();
            assertThat(before.contains("Changed by the test"))
                    .as("positive control")
                    .isFalse();
            Set<String> differing = after.differingFrom(before);
            assertThat(differing).contains(part);
            assertThat(differing)
                    .as("only the edited part and the document properties differ")
                    .allMatch(other -> other.equals(part)
                            || other.startsWith("docProps/")
                            || other.equals("[Content_Types].xml")
                            || other.equals("_rels/.rels"));
            LibreOffice.assertOpens(edited);
        }
    }

    @Test
    void case036RefusesAPersonalAccountAndATokenOfTheConsumerTenant() throws Exception {
        try (Person paula = new Person(portal)) {
            paula.browser().go(portal.address("/signin")).click("#service-office365");
            paula.browser().click("[data-account='" + PAULA + "']");
            // Entra itself stops it, with its own sentence, where the registration is for work accounts only
            paula.browser().settles("[data-error-code='500200']");
            assertThat(paula.browser().text()).contains("personal account");
        }
        sandbox.admit("personal");
        try (Person paula = new Person(portal)) {
            paula.browser()
                    .go(portal.address("/signin"))
                    .click("#service-office365")
                    .see("[data-account]");
            // the authority in the address bar is hers to change, and the registration admits her there
            String address = paula.browser().address().toString();
            assertThat(address).contains("/organizations/oauth2/");
            paula.browser().go(URI.create(address.replace("/organizations/oauth2/", "/common/oauth2/")));
            paula.choose(PAULA);
            paula.browser().settles("article[data-clean-address]");
            assertThat(paula.browser().text())
                    .contains("This is a personal Microsoft account. Please use your work or school account.");
            paula.browser().go(portal.address("/profile")).arrives("/signin");
        } finally {
            sandbox.admit("multi");
        }
        try (Person anna = new Person(portal)) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
        }
    }

    @Test
    void withdrawsTheButtonWithinTwoSecondsOfTheSwitch() throws Exception {
        try (Person visitor = new Person(portal);
                Person admin = new Person(portal)) {
            visitor.browser().go(portal.address("/signin")).see("#service-office365");
            admin.signInAsAdministrator();
            Settings settings = new Settings(portal, admin);
            settings.switchTo("org.portal365.socialservices.office365", false);
            // the page itself looks every two seconds; within two seconds the server no longer offers it
            assertThat(settings.buttonGoneWithin(Duration.ofSeconds(2))).isTrue();
            visitor.browser().goneWithin("#service-office365", Duration.ofSeconds(5));
            assertThat(settings.beginDirectly(visitor))
                    .as("a direct call is refused")
                    .isBetween(400, 599);

            settings.switchTo("org.portal365.socialservices.office365", true);
            // it leads there, though the page was opened while nothing led there
            visitor.browser().click("#service-office365").see("[data-account='" + ANNA + "']");
        }
    }
}
