package org.portal365.itests.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** Looks at pages with axe-core, all of its rules, as they are shown on several screens. */
final class Axe {
    private static final String SOURCE = source();
    private static final String RUN = "const done = arguments[arguments.length - 1];"
            + "axe.run(document, {resultTypes: ['violations'], iframes: false}).then(result => done("
            + "result.violations.flatMap(rule => rule.nodes.map(node =>"
            + " rule.id + ': ' + node.target + ': ' + node.failureSummary.replace(/\\s+/g, ' ')))),"
            + " problem => done(['axe: ' + problem]));";

    private final List<Screen> screens;
    private final List<String> findings = new ArrayList<>();
    private int looks;

    Axe(List<Screen> screens) {
        this.screens = screens;
    }

    /** What a page is shown on; dark is a wish that pages may not know. */
    record Screen(int width, boolean dark) {
        void use(Browser browser) {
            // Colours that are still changing have no contrast yet, so nothing may move.
            var unused = browser.width(width).dark(dark);
        }
    }

    /** The page that the browser shows now. */
    void look(Browser browser, String name) {
        ChromeDriver driver = (ChromeDriver) browser.driver();
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        driver.executeScript(SOURCE);
        for (Screen screen : screens) {
            screen.use(browser);
            ((List<?>) driver.executeAsyncScript(RUN)).forEach(finding -> note(name, screen, finding.toString()));
            if (browser.tooWide() > 0) {
                note(name, screen, "wider than the screen by " + browser.tooWide());
            }
            looks++;
        }
    }

    private void note(String name, Screen screen, String what) {
        findings.add(name + " at " + screen.width + (screen.dark ? " dark: " : ": ") + what);
    }

    List<String> findings() {
        return findings;
    }

    /** How often a page was looked at. */
    int looks() {
        return looks;
    }

    private static String source() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
