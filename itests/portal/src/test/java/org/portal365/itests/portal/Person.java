package org.portal365.itests.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.portal365.itests.product.PortalNode;

/** Somebody at a browser who uses the portal. */
final class Person implements AutoCloseable {
    private final Browser browser;
    private PortalNode portal;

    Person(PortalNode portal) {
        this(portal, Locale.ENGLISH);
    }

    Person(PortalNode portal, Locale locale) {
        this(portal, Browser.open(locale));
    }

    Person(PortalNode portal, Browser browser) {
        this.portal = portal;
        this.browser = browser;
    }

    Browser browser() {
        return browser;
    }

    /** Goes on at another node, with the same cookies: they do not know ports. */
    void useNode(PortalNode node) {
        portal = node;
    }

    /** Presses "Office365" and chooses the account, consenting where asked. */
    Person signIn(String login) {
        browser.go(portal.address("/signin"));
        browser.click("#service-office365");
        choose(login);
        return this;
    }

    /** What the sandbox asks of an account on the way. */
    void choose(String login) {
        browser.click("[data-account='" + login + "']");
        agree();
    }

    /** Approves a second factor and accepts permissions, where the sandbox asks. */
    void agree() {
        browser.settles(
                "#approve", "#accept", "header.bar a[href='/profile']", "article[data-clean-address]", "#session");
        if (browser.has("#approve")) {
            browser.click("#approve");
            browser.settles("#accept", "header.bar a[href='/profile']", "article[data-clean-address]", "#session");
        }
        if (browser.has("#accept")) {
            browser.click("#accept");
        }
    }

    /** Presses "Sign out" in the profile and waits for the page that follows. */
    Person signOut() {
        browser.go(portal.address("/profile"));
        browser.click("form[action='/signout'] button");
        browser.arrives("/signedout");
        return this;
    }

    Person signInAsAdministrator() {
        browser.go(portal.address("/signin"));
        browser.type("#login", "admin");
        // Not by a click: the buttons above come a moment after the start, and move this one away from under it.
        browser.type("#password", portal.adminPassword() + Keys.ENTER);
        browser.see("header.bar a[href='/settings']");
        return this;
    }

    /** Links an account in the profile, consenting where asked. */
    Person link(String login) {
        browser.go(portal.address("/profile")).click("form[action='/profile/link/office365'] button");
        choose(login);
        browser.reads("The account is linked.");
        return this;
    }

    /** Uploads into the own folder and opens the page of the file. */
    Person upload(Path file) {
        browser.go(portal.address("/disk"));
        browser.driver()
                .findElement(By.id("upload-files"))
                .sendKeys(file.toAbsolutePath().toString());
        return openFile(file.getFileName().toString());
    }

    /** Uploads into the folder of the whole company and opens the page of the file. */
    Person uploadForAll(Path file) {
        browser.go(portal.address("/disk/company"));
        browser.driver()
                .findElement(By.id("upload-files"))
                .sendKeys(file.toAbsolutePath().toString());
        return openFile(file.getFileName().toString());
    }

    Person openForAll(String name) {
        browser.go(portal.address("/disk/company"));
        return openFile(name);
    }

    Person openFile(String name) {
        browser.waitFor(By.linkText(name));
        String page = browser.driver().findElement(By.linkText(name)).getAttribute("href");
        browser.go(URI.create(page));
        browser.see("ol.versions");
        return this;
    }

    /** Presses "Edit in Office365", or "Join", on the file's page and waits for the editor; connects the account when asked. */
    Person editInOffice(String login) {
        browser.click("form[action$='/edit/office365'] button");
        browser.settles("form[action='/connect'] button", "#session");
        if (browser.has("form[action='/connect'] button")) {
            browser.click("form[action='/connect'] button");
            browser.settles("[data-account]", "#accept", "#session");
            if (browser.has("[data-account]")) {
                choose(login);
            } else if (browser.has("#accept")) {
                browser.click("#accept");
            }
        }
        browser.see("body.office #save");
        return this;
    }

    /** Changes a field of the editor page and saves. */
    Person change(String field, String text) {
        browser.type(field, text);
        browser.click("#save");
        browser.see("body.office[data-state=saved]");
        return this;
    }

    Person closeOffice() {
        browser.click("#close");
        browser.arrives("/office/closed");
        return this;
    }

    /** Finishes the running session from the file's page. */
    Person finish(String name) {
        openSession(name);
        browser.click("form[action$='/finish'] button");
        // Also while the working copy is still being removed, which nobody waits for.
        browser.reads("Done.");
        return this;
    }

    /** Opens the page of a file, whether it is being edited or not. */
    Person openDocument(String name) {
        browser.go(portal.address("/disk"));
        openFile(name);
        return this;
    }

    Person openSession(String name) {
        openDocument(name);
        // Just after a start the editor may not be there yet.
        browser.comes("#session");
        return this;
    }

    /** Looks at the running session in another tab until it says so, and comes back to this one. */
    Person openSessionAside(String name, String words) {
        String here = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        openSession(name).browser().reads(words);
        browser.driver().close();
        browser.driver().switchTo().window(here);
        return this;
    }

    /** How many versions the file has, by its page. */
    int versions(String name) {
        openDocument(name);
        return browser.driver().findElements(By.cssSelector("ol.versions > li")).size();
    }

    /** Downloads the current version of the file whose page is open. */
    Path download(Path to) throws IOException, InterruptedException {
        String link = browser.driver()
                .findElement(By.cssSelector("a[href$='/content']"))
                .getAttribute("href");
        HttpRequest request = HttpRequest.newBuilder(URI.create(link))
                .header("Cookie", cookies())
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(link + " answers " + answer.statusCode());
        }
        return Files.write(to, answer.body());
    }

    /** The cookies of the portal, as a request header. */
    String cookies() {
        return browser.driver().manage().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        browser.close();
    }
}
