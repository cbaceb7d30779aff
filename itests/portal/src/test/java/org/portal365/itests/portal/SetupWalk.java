package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Sandbox;

/** An administrator of fabrikam who goes where the setup assistant leads, and types what it says. */
record SetupWalk(PortalNode portal, Sandbox sandbox, Person admin) {
    static final String ADMIN = "fadmin@fabrikam.onmicrosoft.com";
    private static final String DOMAIN = "fabrikam.onmicrosoft.com";
    private static final String KEY = "Key (client secret or certificate)";

    /** What Entra ID gives out for an app. */
    record App(String client, String secret) {}

    private Browser browser() {
        return admin.browser();
    }

    ModuleForm registration() {
        return new ModuleForm(browser(), "Microsoft 365", "Microsoft 365 registration");
    }

    /** From the start page to the steps. */
    void ask() {
        browser().click("header.bar a[href='/settings']").click("article a[href='/settings/setup']");
        browser().type("#setup-organisation", DOMAIN).submit("#setup button[type=submit]");
        browser().reads("in the cloud \"sandbox\"");
    }

    /** The manifest among the steps. */
    String manifest() {
        return copies("step-register").getOrDefault("Manifest", "");
    }

    /** What can be copied in a step, by its label. */
    Map<String, String> copies(String step) {
        List<WebElement> buttons = browser().driver().findElements(By.cssSelector("#" + step + " [data-copy]"));
        return buttons.stream()
                .collect(Collectors.toMap(
                        button -> button.findElement(By.className("unseen"))
                                .getAttribute("textContent")
                                .strip(),
                        button -> button.getAttribute("data-copy")));
    }

    /** Registers the app in another tab: the sandbox's page stands for the Entra admin center. */
    App register(String manifest) {
        String here = browser().driver().getWindowHandle();
        browser().driver().switchTo().newWindow(WindowType.TAB);
        browser().go(sandbox.pages().resolve("/control/register"));
        new Select(browser().see("#tenant")).selectByValue(DOMAIN);
        browser().type("#manifest", manifest).submit("#register");
        App app = new App(
                browser().see("#client").getText(), browser().see("#secret").getText());
        browser().driver().close();
        browser().driver().switchTo().window(here);
        return app;
    }

    /** "Type it into the settings". */
    void enter(App app) {
        Map<String, String> values = copies("step-enter");
        assertThat(step("enter")).contains("Client ID", "\"Key\"", "One organisation", "Key expires");
        browser().click("#step-enter a");
        registration()
                .type("Client ID", app.client())
                .choose("Accounts", "One organisation")
                .type("Tenants", values.get("Tenants"))
                .type("Cloud", values.get("Cloud"))
                .type("Key expires", LocalDate.now(ZoneOffset.UTC).plusYears(1).toString())
                .save()
                .secret(KEY, app.secret());
        browser().settles("p[role=status].done");
    }

    /** "Permit it for everybody". */
    void permit() {
        await().atMost(Duration.ofSeconds(20)).until(() -> assistant().has("#step-consent a"));
        browser().click("#step-consent a").click("form[action='/settings/consent/office365'] button");
        browser()
                .click("#account option[value='" + ADMIN + "']")
                .click("#accept")
                .reads("The organisation has given its consent to Office365");
    }

    /** "Switch on what people use". */
    void switchOn() {
        assistant();
        assertThat(step("on"))
                .contains("Social services > Office365 sign-in: tick \"Sign-in with Office365\"")
                .contains("At \"People who are not linked\" choose \"Make a new user\"")
                .contains("Disk > Office365 documents: tick \"On\"", "Mail > Office365 mail: tick \"Enabled\"");
        browser().click("#step-on a");
        new ModuleForm(browser(), "Social services", "Office365 sign-in")
                .tick("Sign-in with Office365")
                .choose("People who are not linked", "Make a new user")
                .save();
        new ModuleForm(browser(), "Disk", "Office365 documents").tick("On").save();
        new ModuleForm(browser(), "Mail", "Office365 mail").tick("Enabled").save();
    }

    /** Types one value into the registration, as somebody who mixes things up. */
    void mistake(String label, String value) {
        browser().go(portal.address("/settings"));
        registration().type(label, value).save();
    }

    void key(String value) {
        browser().go(portal.address("/settings"));
        registration().secret(KEY, value);
    }

    private Browser assistant() {
        return browser()
                .go(portal.address("/settings"))
                .click("#setup-assistant")
                .settles("#setup");
    }

    String step(String id) {
        return browser().see("#step-" + id).getText();
    }
}
