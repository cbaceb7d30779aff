package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Forty texts that are more than text wherever somebody forgets to escape them; each leaves its mark "pwned". */
final class HostileText {
    private static final List<String> TAGS = List.of(
            "<img src=x onerror=alert(1) class=pwned>",
            "<svg onload=alert(1) class=pwned>",
            "<b class=pwned>",
            "<script class=pwned>alert(1)",
            "<iframe srcdoc=x class=pwned>",
            "<details open ontoggle=alert(1) class=pwned>",
            "<video src=x onerror=alert(1) class=pwned>",
            "<a href=javascript:alert(1) class=pwned>x",
            "<math class=pwned>",
            "<style class=pwned>*{}");
    private static final List<String> BEGINNINGS = List.of("", "\">", "'>", "\" autofocus onfocus=alert(1) pwned=\">");
    private static final String COUNT = "return document.querySelectorAll('.pwned, [pwned]').length";

    private HostileText() {}

    static List<String> all() {
        List<String> all = new ArrayList<>();
        BEGINNINGS.forEach(beginning -> TAGS.forEach(tag -> all.add(beginning + tag)));
        return all;
    }

    /** All of them, two in each text. */
    static List<String> pairs() {
        List<String> texts = new ArrayList<>();
        List<String> all = all();
        for (int from = 0; from < all.size(); from += 2) {
            texts.add(String.join(" ", all.subList(from, from + 2)));
        }
        return texts;
    }

    /** Positive control: on a page that escapes nothing each of them leaves its mark, and the policy has work. */
    static void assertDangerous(Browser browser) {
        JavascriptExecutor page = (JavascriptExecutor) browser.driver();
        for (String text : all()) {
            Object marks = page.executeScript(
                    "const page = new DOMParser().parseFromString('<p>' + arguments[0] + '<p><input value=\"' + arguments[0]"
                            + " + '\"><input value=\\'' + arguments[0] + '\\'>', 'text/html');"
                            + COUNT.replace("document", "page"),
                    text);
            assertThat((Long) marks).as(text).isPositive();
        }
        assertThat(refused(browser))
                .as("the browser tells what the policy refuses")
                .isPositive();
    }

    /** The page that the browser shows has become none of it. */
    static void assertOnlyText(Browser browser, String page) {
        assertThat(ExpectedConditions.alertIsPresent().apply(browser.driver()))
                .as("a dialog on " + page)
                .isNull();
        Object marks = ((JavascriptExecutor) browser.driver()).executeScript(COUNT);
        assertThat(marks).as("elements on " + page).isEqualTo(0L);
        assertThat(refused(browser)).as("refused by the policy on " + page).isZero();
    }

    private static long refused(Browser browser) {
        return browser.complaints().stream()
                .filter(line -> line.contains("Content Security Policy"))
                .count();
    }
}
