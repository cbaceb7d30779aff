package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/**
 * S19: whatever ends a grant at Microsoft, the user's profile and the administrator's page of the user say what is wrong
 * and who can help, one button leads out, and documents are edited as before.
 */
class ReconnectIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String RECONNECT = "form[action='/connect'] button";
    private static final String EDIT = "form[action$='/edit/office365'] button";

    private static final Product PRODUCT = Product.fresh("reconnect");
    private static Sandbox sandbox;
    private static PortalNode portal;
    private static Person anna;
    private static Person admin;
    private static String registration;

    /** What happens at Microsoft, what the user reads, what the administrator reads, and what mends it there. */
    private enum End {
        SIGN_IN_NEEDED("a new sign-in is needed", "Press Reconnect and sign in", "Only the user can mend this") {
            @Override
            void happen() throws Exception {
                sandbox.control("people/" + ANNA + "/revoke", "");
            }

            @Override
            void mend() {
                // What was revoked stays revoked.
            }
        },
        CONSENT_NEEDED("a permission of the user is missing", "agree to what Office365 asks", "Only the user can") {
            @Override
            void happen() throws Exception {
                sandbox.control("consents/clear", "");
            }
        },
        ADMIN_CONSENT_NEEDED(
                "the permission of the organisation is missing",
                "Only an administrator of your organisation can give it",
                "admin consent") {
            @Override
            void happen() throws Exception {
                tokenEndpoint(
                        400, "{\\\"error\\\":\\\"invalid_grant\\\",\\\"error_description\\\":\\\"AADSTS90094: x\\\"}");
            }
        },
        BLOCKED(
                "blocked by a rule of the organisation",
                "Ask the administrator of your organisation",
                "access policy") {
            @Override
            void happen() throws Exception {
                sandbox.control("switches", "{\"conditionalAccessBlock\":\"true\"}");
            }
        },
        DISABLED("the account is disabled at Office365", "enable it, then press Reconnect", "must enable the account") {
            @Override
            void happen() throws Exception {
                sandbox.control("people/" + ANNA, "{\"blocked\":true}");
            }

            @Override
            void mend() throws Exception {
                sandbox.control("people/" + ANNA, "{\"blocked\":false}");
            }
        },
        CREDENTIAL_EXPIRED(
                "Office365 does not take the portal's key any more",
                "tell the administrator of this portal",
                "Nobody's account works until the portal has a new key") {
            @Override
            void happen() throws Exception {
                sandbox.control("apps/3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01/expire-secrets", "");
            }
        },
        UNREACHABLE(
                "Office365 does not answer at the moment",
                "Nothing is wrong with your account",
                "check this server's way") {
            @Override
            void happen() throws Exception {
                tokenEndpoint(503, "");
            }
        };

        private final String state;
        private final String cure;
        private final String cureForAdmin;

        End(String state, String cure, String cureForAdmin) {
            this.state = state;
            this.cure = cure;
            this.cureForAdmin = cureForAdmin;
        }

        abstract void happen() throws Exception;

        /** Switches and faults go by the reset after each test, and before the way out. */
        void mend() throws Exception {
            sandbox.register(registration);
            shortLived();
        }

        private static void tokenEndpoint(int status, String body) throws Exception {
            sandbox.control(
                    "faults",
                    ("{\"site\":\"login\",\"method\":\"POST\",\"path\":\"*/token\",\"status\":%d,\"count\":-1,"
                                    + "\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\"%s\"}")
                            .formatted(status, body));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        sandbox = PRODUCT.sandbox();
        portal = PRODUCT.portal(sandbox);
        registration = sandbox.registration();
        shortLived();
        admin = new Person(portal).signInAsAdministrator();
        anna = new Person(portal).signIn(ANNA);
        anna.browser().reads("Anna Berg");
        anna.upload(Documents.put(PRODUCT, "testWORD.docx", "First.docx")).editInOffice(ANNA);
        anna.closeOffice().finish("First.docx");
    }

    @AfterAll
    static void stop() {
        anna.close();
        admin.close();
        portal.close();
        sandbox.close();
    }

    @AfterEach
    void asShipped() throws Exception {
        sandbox.register(registration);
        shortLived();
    }

    /** Everything at Microsoft is well, and access tokens have to be renewed each time: they live shorter than the margin. */
    private static void shortLived() throws Exception {
        sandbox.control("reset", "");
        sandbox.control("switches", "{\"accessTokenSeconds\":\"240\"}");
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void s19OneReconnectLeadsOutOfEachStateAndTheDocumentIsEdited(End end) throws Exception {
        String name = end.name() + ".docx";
        Path original = Documents.put(PRODUCT, "testWORD.docx", name);
        anna.upload(original);
        end.happen();
        anna.browser().click(EDIT).settles("p[role=alert]", RECONNECT);
        assertThat(anna.browser().text()).as("no codes for users").doesNotContain("AADSTS");

        assertThatBothRead(end);
        end.mend();
        if (end == End.UNREACHABLE) {
            assertThat(anna.browser().has(RECONNECT)).as("nothing to reconnect").isFalse();
        } else {
            reconnect();
        }
        anna.browser().go(portal.address("/disk"));
        anna.openFile(name).editInOffice(ANNA);
        anna.change("#text-0", "Written after " + end).closeOffice();
        anna.finish(name);
        assertThat(anna.versions(name)).isEqualTo(2);
        Path edited = anna.download(PRODUCT.folder().resolve("after-" + name));
        assertThat(OfficePackage.read(edited).contains("Written after " + end)).isTrue();
        anna.browser().go(portal.address("/profile")).waitFor(By.cssSelector("[data-grant=OK]"));
    }

    private static void assertThatBothRead(End end) {
        String grant = "[data-grant=" + end + "]";
        anna.browser().go(portal.address("/profile")).waitFor(By.cssSelector(grant));
        assertThat(anna.browser().text()).contains(end.state, end.cure);
        admin.browser().go(portal.address("/people?find=Anna"));
        admin.browser().click("main a[href^='/people/']").waitFor(By.cssSelector(grant));
        assertThat(admin.browser().text()).contains(end.state, end.cureForAdmin).contains(ANNA);
        assertThat(admin.browser().has("main a[href='/settings']")).isEqualTo(end == End.CREDENTIAL_EXPIRED);
    }

    private static void reconnect() {
        anna.browser().click(RECONNECT).settles("[data-account]", "#accept", "[data-grant=OK]");
        if (anna.browser().has("[data-account]")) {
            anna.choose(ANNA);
        } else {
            anna.agree();
        }
        anna.browser().waitFor(By.cssSelector("[data-grant=OK]"));
        anna.browser().reads("The account is connected again.");
    }

    /** Pressed too early, the button does no harm, and the way stays open. */
    @Test
    void s19AReconnectThatComesTooEarlyIsRefusedInWordsAndMayBeRepeated() throws Exception {
        sandbox.control("apps/3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01/expire-secrets", "");
        anna.upload(Documents.put(PRODUCT, "testWORD.docx", "Early.docx"));
        anna.browser().click(EDIT).settles("p[role=alert]");
        anna.browser().go(portal.address("/profile")).click(RECONNECT);
        anna.browser().settles("[data-account]", "article code");
        if (anna.browser().has("[data-account]")) {
            anna.browser().click("[data-account='" + ANNA + "']");
        }
        String reference = anna.browser().see("article small code").getText();
        assertThat(anna.browser().text()).contains("administrator").doesNotContain("AADSTS");
        admin.browser().go(portal.address("/events?find=" + reference));
        assertThat(admin.browser().text()).contains("AADSTS7000222");
        sandbox.register(registration);
        anna.browser().go(portal.address("/profile"));
        reconnect();
    }
}
