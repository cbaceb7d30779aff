package org.portal365.itests.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** A portal in which somebody has done everything once, so that its pages have something to show. */
final class FilledPortal implements AutoCloseable {
    static final String ANNA = "anna@contoso.onmicrosoft.com";

    final Product product = Product.fresh("pages");
    final Sandbox sandbox = product.sandbox();
    final PortalNode portal = product.portal(sandbox);
    final Person anna = new Person(portal);
    final Person admin = new Person(portal);

    /** Pages to which no link leads any more, or only a button. */
    final List<String> aside = new ArrayList<>();

    /** @param look is shown the pages that one passes only on the way */
    void fill(BiConsumer<Browser, String> look) throws IOException {
        Browser browser = anna.browser();
        browser.go(portal.address("/signin"));
        browser.click("#service-office365").see("[data-account]");
        look.accept(browser, "sandbox: accounts");
        browser.click("[data-account='" + ANNA + "']").see("#accept");
        look.accept(browser, "sandbox: permissions");
        browser.click("#accept").see("header.bar a[href='/mail']");
        mailbox(look);
        documents(look);
        draft();
        admin.signInAsAdministrator();
        secondFactor(look);
    }

    /** The administrator sets one up, and signs in again with it. */
    private void secondFactor(BiConsumer<Browser, String> look) {
        Browser browser = admin.browser();
        browser.go(portal.address("/profile/second-factor")).see("#code");
        look.accept(browser, "second factor: setting it up");
        String key = browser.see("main code").getText();
        browser.type("#code", TotpCode.now(key)).click("main form button").see("ul.codes");
        look.accept(browser, "second factor: recovery codes");
        String code = browser.see("ul.codes code").getText();
        admin.signOut();
        browser.go(portal.address("/signin")).type("#login", "admin").type("#password", portal.adminPassword());
        browser.click("form[action='/signin/local'] button[type=submit]").see("form[action='/second-factor']");
        look.accept(browser, "second factor: being asked");
        browser.type("#code", code).click("main form button").see("header.bar a[href='/settings']");
    }

    private void mailbox(BiConsumer<Browser, String> look) {
        Browser browser = anna.browser();
        browser.go(portal.address("/mail")).see("#connect-office365");
        look.accept(browser, "/mail/connect, nothing connected");
        browser.click("#connect-office365").settles("[data-account]", "#accept", "#mail");
        if (browser.has("[data-account]")) {
            browser.click("[data-account='" + ANNA + "']").settles("#accept", "#mail");
        }
        if (browser.has("#accept")) {
            browser.click("#accept");
        }
        browser.see("#mail");
        browser.reads("Welcome to your mailbox");
    }

    private void documents(BiConsumer<Browser, String> look) throws IOException {
        Browser browser = anna.browser();
        anna.upload(Files.writeString(product.folder().resolve("deleted.txt"), "gone"));
        browser.see("form[action$='/delete'] button").submit();
        anna.upload(Documents.put(product, "testWORD.docx", "Report.docx"));
        browser.click("form[action$='/edit/office365'] button").see("form[action='/connect'] button");
        look.accept(browser, "one step before");
        browser.click("form[action='/connect'] button").settles("[data-account]", "#accept", "body.office");
        if (browser.has("[data-account]")) {
            anna.choose(ANNA);
        } else if (browser.has("#accept")) {
            browser.click("#accept");
        }
        browser.see("body.office #save");
        look.accept(browser, "sandbox: editor");
        anna.upload(Files.writeString(product.folder().resolve("numbers.csv"), "name,count\napples,12\n"));
        DocumentsIT.press(anna, ANNA, "form[action$='/jobs/office365/pdf'] button", "#job");
        aside.add(browser.address().getPath());
    }

    private void draft() {
        Browser browser = anna.browser();
        browser.go(portal.address("/mail")).click("#write").type("input[name=to]", "boris@contoso.onmicrosoft.com");
        browser.type("input[name=subject]", "Figures of the third quarter")
                .click("#later")
                .see("#drafts");
        browser.click("#drafts").click("table.mails a").see("#discard");
        aside.add(browser.address().getPath() + "/disk");
    }

    /** From now on the browsers of both ask for pages in this language. */
    void speak(String language) {
        for (Person person : List.of(anna, admin)) {
            var unused = person.browser().language(language);
        }
    }

    @Override
    public void close() {
        anna.close();
        admin.close();
        portal.close();
        sandbox.close();
    }
}
