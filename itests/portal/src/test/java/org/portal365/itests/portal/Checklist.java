package org.portal365.itests.portal;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.portal365.itests.product.PortalNode;

/** The page "Check everything" before an administrator. */
record Checklist(PortalNode portal, Person admin) {
    private static final String PERMIT = "li[data-line] form[action='/connect'] button";
    private static final int MOST = 6;

    /** Presses the button and waits for the last line. */
    void run() {
        admin.browser()
                .go(portal.address("/settings"))
                .click("#check-everything")
                .click("#check button[type=submit]");
        new WebDriverWait(admin.browser().driver(), Duration.ofMinutes(2))
                .until(page ->
                        page.findElement(By.id("check-status")).getText().matches("Nothing is wrong.*|Lines to see.*"));
    }

    /** Connects an account by the buttons beside what is not permitted yet, one after the other. */
    void connect(String login) {
        for (int times = 0; times < MOST; times++) {
            run();
            if (!admin.browser().has(PERMIT)) {
                return;
            }
            admin.browser().click(PERMIT);
            admin.browser().settles("[data-account]", "#accept", "#check");
            if (admin.browser().has("[data-account]")) {
                admin.browser().click("[data-account='" + login + "']").settles("#accept", "#check");
            }
            if (admin.browser().has("#accept")) {
                admin.browser().click("#accept");
            }
            admin.browser().settles("#check");
        }
    }

    /** What the page says, line by line: each begins with "ok", "look at it" or "wrong". */
    List<String> lines() {
        return admin.browser().driver().findElements(By.cssSelector("li[data-line]")).stream()
                .map(WebElement::getText)
                .toList();
    }

    String line(String title) {
        return lines().stream()
                .filter(text -> text.contains(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        title + " is not in: " + admin.browser().text()));
    }
}
