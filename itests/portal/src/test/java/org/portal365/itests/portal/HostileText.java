package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.portal365.itests.product.Program;

/** Forty texts that are more than text wherever somebody forgets to escape them; each leaves its mark "pwned". */
final class HostileText {
    private static final Path LIST =
            Program.TOP.resolve("portal-reference/src/test/resources/org/portal365/reference/hostile.txt");
    private static final String COUNT = "return document.querySelectorAll('.pwned, [pwned]').length";

    private HostileText() {}

    /** The same ones that the portal's own tests take. */
    static List<String> all() {
        try {
            return Files.readAllLines(LIST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, so many in each text. */
    static List<String> together(int many) {
        List<String> texts = new ArrayList<>();
        List<String> all = all();
        for (int from = 0; from < all.size(); from += many) {
            texts.add(String.join(" ", all.subList(from, from + many)));
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
