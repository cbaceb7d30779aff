package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/**
 * All that the portal is for, one after another, also what goes wrong; every browser is behind the proxy.
 *
 * @param left what the browsers kept when their people went
 */
record MainJobs(Product product, Sandbox sandbox, PortalNode portal, RecordingProxy proxy, List<String> left) {
    /** Keys as an administrator types them, not as the sandbox makes them: letters that are written differently. */
    static final String KEY = "Typed~8Q+x/vN=%Zq.4hJ_kLw0-sTe1b9yPd";

    static final String NO_KEY = "This one has blanks 8Q+x/vN=%Zq.4hJ";

    private static final String REGISTRATION = "org.portal365.m365";
    private static final String SOCIAL = "org.portal365.socialservices.office365";
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String CLARA = "clara@contoso.onmicrosoft.com";
    private static final String FRIDA = "frida@fabrikam.onmicrosoft.com";

    private Person person() {
        return new Person(portal, Browser.openBehind(proxy.address()));
    }

    /** Before somebody goes: what the browser keeps for pages, and the page as it stands. */
    private void leave(Person person) {
        person.browser().go(portal.address("/signedout"));
        Object kept = ((JavascriptExecutor) person.browser().driver())
                .executeScript("return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, "
                        + "document.referrer, document.documentElement.outerHTML])");
        left.add(String.valueOf(kept));
    }

    void signInsThatFail() throws Exception {
        try (Person admin = person();
                Person clara = person();
                Person frida = person()) {
            Settings settings = new Settings(portal, admin.signInAsAdministrator());
            clara.browser().go(portal.address("/signin")).click("#service-office365");
            clara.browser().click("[data-account='" + CLARA + "']").click("#cancel");
            clara.browser().reads("You stopped the sign-in");

            settings.write(REGISTRATION, "tenants", "contoso.onmicrosoft.com");
            frida.signIn(FRIDA).browser().reads("organisation");
            settings.write(REGISTRATION, "tenants", "");

            String registration = sandbox.registration();
            sandbox.control("apps/3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01/expire-secrets", "");
            frida.signIn(FRIDA).browser().reads("administrator");
            sandbox.register(registration);
            admin.browser().go(portal.address("/events"));
            for (Person person : List.of(admin, clara, frida)) {
                leave(person);
            }
        }
    }

    void editADocument() throws Exception {
        Path original = Documents.put(product, "testWORD.docx", "Letter.docx");
        try (Person anna = person()) {
            anna.signIn(ANNA).browser().reads("Anna Berg");
            assertThat(anna.browser().address().getQuery())
                    .as("nothing of the flow stays in the address")
                    .isNull();
            // what goes wrong on the way is logged, perhaps with its address
            sandbox.control("faults", fault("PUT"));
            anna.upload(original).editInOffice(ANNA);
            sandbox.control("faults", fault("GET"));
            anna.change("#text-0", "Changed by the test").closeOffice();
            sandbox.control("people/" + ANNA + "/revoke", "");
            anna.openSession("Letter.docx").browser().reads("Sign in to Microsoft again");
            anna.browser().click("#session form[action='/connect'] button");
            anna.choose(ANNA);
            anna.browser().reads("Saved just now");
            anna.finish("Letter.docx");
            leave(anna);
        }
    }

    private static String fault(String method) {
        return "{\"site\":\"files\",\"method\":\"" + method + "\",\"path\":\"*\",\"status\":503,\"count\":1}";
    }

    /** Microsoft forgets the old Key and knows the one that is typed into the page. */
    void changeTheKey() throws Exception {
        String registration = sandbox.registration();
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8)));
        sandbox.register(registration.replaceFirst("\"hash\":\"[0-9a-f]+\"", "\"hash\":\"" + hash + "\""));
        try (Person admin = person();
                Person boris = person()) {
            Settings settings = new Settings(portal, admin.signInAsAdministrator());
            settings.write(REGISTRATION, "key.from", "");
            settings.typeSecret(REGISTRATION, "key", NO_KEY);
            assertThat(admin.browser().has("div[role=alert]")).isTrue();
            settings.typeSecret(REGISTRATION, "key", KEY);
            admin.link(BORIS);
            boris.signIn(BORIS).browser().see("header.bar a[href='/settings']");
            admin.browser().go(portal.address("/settings"));
            admin.browser().go(portal.address("/events"));
            leave(admin);
            leave(boris);
        }
    }

    void signOut() {
        try (Person admin = person();
                Person anna = person();
                Person other = person()) {
            other.signIn(ANNA).browser().reads("Anna Berg");
            Settings settings = new Settings(portal, admin.signInAsAdministrator());
            settings.tick(SOCIAL, "sign.out.microsoft", true);
            anna.signIn(ANNA).signOut();
            other.browser().go(sandbox.pages().resolve("/organizations/oauth2/v2.0/logout"));
            other.browser().reads("You signed out of your account");
            for (Person person : List.of(admin, anna, other)) {
                leave(person);
            }
        }
    }
}
