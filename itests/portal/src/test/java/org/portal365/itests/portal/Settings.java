package org.portal365.itests.portal;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.portal365.itests.product.PortalNode;

/** The settings pages in an administrator's hands, and what a visitor notices of them. */
record Settings(PortalNode portal, Person admin) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Switches a module on or off, as the settings page does it. */
    void switchTo(String pid, boolean on) {
        tick(pid, "enabled", on);
    }

    /** Ticks a box of a module, or clears it. */
    void tick(String pid, String key, boolean on) {
        WebElement box = field(pid, key);
        if (box.isSelected() != on) {
            box.click();
        }
        save(pid);
    }

    /** Types a value of a module, or chooses it. */
    void write(String pid, String key, String value) {
        WebElement field = field(pid, key);
        if (field.getTagName().equals("select")) {
            new Select(field).selectByValue(value);
        } else {
            field.clear();
            field.sendKeys(value);
        }
        save(pid);
    }

    /** Types a secret of a module and presses "Save" beside it. */
    void typeSecret(String pid, String slot, String value) {
        String form = "form[action='/settings/" + pid + "/secrets/" + slot + "']";
        admin.browser()
                .go(portal.address("/settings"))
                .type(form + " [name='secret']", value)
                .submit(form + " button[type=submit]")
                .settles("p[role=status].done", "div[role=alert]");
    }

    private WebElement field(String pid, String key) {
        return admin.browser().go(portal.address("/settings")).see(form(pid) + " [name='" + key + "']");
    }

    private void save(String pid) {
        admin.browser().submit(form(pid) + " > button[type=submit]").settles("p[role=status].done");
    }

    private static String form(String pid) {
        return "form[action='/settings/" + pid + "']";
    }

    /** Whether the server stops offering the sign-in in time. */
    boolean buttonGoneWithin(Duration time) {
        try {
            await().atMost(time)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !signInPage().contains("service-office365"));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private String signInPage() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(portal.address("/signin")).build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    /** Begins a sign-in without the button, with all that the button would have sent; the status of the answer. */
    int beginDirectly(Person visitor) throws IOException, InterruptedException {
        String csrf = visitor.browser()
                .driver()
                .findElement(By.cssSelector("meta[name=csrf]"))
                .getAttribute("content");
        HttpRequest request = HttpRequest.newBuilder(portal.address("/signin/office365"))
                .header("Cookie", visitor.cookies())
                .header("Origin", portal.address("").toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8) + "&return=%2F"))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }
}
