package org.portal365.itests.portal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium with a profile of its own: one person at one machine. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** @param locale its language, which it tells every site */
    static Browser open(Locale locale) {
        return open(locale, List.of());
    }

    /** One whose requests all pass a proxy, also those to this machine. */
    static Browser openBehind(URI proxy) {
        return open(Locale.ENGLISH, List.of("--proxy-server=" + proxy, "--proxy-bypass-list=<-loopback>"));
    }

    private static Browser open(Locale locale, List<String> more) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--lang=" + locale.toLanguageTag(),
                "--window-size=1280,900");
        options.addArguments(more);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", locale.toLanguageTag()));
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    WebDriver driver() {
        return driver;
    }

    Browser go(URI address) {
        driver.get(address.toString());
        return this;
    }

    /** The element, as soon as it can be clicked. */
    WebElement see(String css) {
        return waiting(css).until(ExpectedConditions.elementToBeClickable(By.cssSelector(css)));
    }

    /** Clicks it; a page that is being replaced by its own refresh is no reason to fail. */
    Browser click(String css) {
        waiting(css).until(page -> {
            page.findElement(By.cssSelector(css)).click();
            return true;
        });
        return this;
    }

    /** Clicks it, and waits until another page has come: what the old one says is no answer. */
    Browser submit(String css) {
        WebElement old = driver.findElement(By.tagName("html"));
        click(css);
        waiting("the page after " + css).until(ExpectedConditions.stalenessOf(old));
        return this;
    }

    Browser type(String css, String text) {
        WebElement field = see(css);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Waits until the page says it. */
    Browser reads(String text) {
        waiting("\"" + text + "\"").until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
        return this;
    }

    Browser arrives(String addressPart) {
        waiting(addressPart).until(ExpectedConditions.urlContains(addressPart));
        return this;
    }

    /** Loads the page again and again until it is there. */
    Browser comes(String css) {
        WebDriverWait wait = waiting(css);
        wait.pollingEvery(Duration.ofSeconds(1));
        wait.until(page -> {
            if (!has(css)) {
                page.navigate().refresh();
            }
            return has(css);
        });
        return this;
    }

    /** Waits until one of them is on the page. */
    Browser settles(String... css) {
        String any = String.join(", ", css);
        waiting(any).until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(any)));
        return this;
    }

    Browser waitFor(By what) {
        waiting(what.toString()).until(ExpectedConditions.presenceOfElementLocated(what));
        return this;
    }

    /** Waits until there is no such element any more. */
    Browser goneWithin(String css, Duration time) {
        WebDriverWait wait = new WebDriverWait(driver, time, Duration.ofMillis(50));
        wait.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(css), 0));
        return this;
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    URI address() {
        return URI.create(driver.getCurrentUrl());
    }

    /** From now on a screen of this width, in CSS pixels (Chrome DevTools Protocol, domain Emulation). */
    Browser width(int pixels) {
        var unused = driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** From now on it asks every site for pages in this language (domain Network). */
    Browser language(String language) {
        // The domain is on already: the events of the network are logged.
        var unused = driver.executeCdpCommand(
                "Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
        return this;
    }

    /** From now on it asks for dark pages, or for light ones, on which nothing moves (domain Emulation). */
    Browser dark(boolean dark) {
        var unused = driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    /** By how many CSS pixels the page is wider than the screen. */
    long tooWide() {
        return (Long) driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** What the browser complained of: refused scripts, policy violations, failed loads. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** The raw events of the network since they were last asked for (Chrome DevTools Protocol, domain Network). */
    List<String> network() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    private WebDriverWait waiting(String what) {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE);
        wait.withMessage(() -> what + " on " + address() + ", which says: " + text());
        wait.ignoring(org.openqa.selenium.WebDriverException.class);
        return wait;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
