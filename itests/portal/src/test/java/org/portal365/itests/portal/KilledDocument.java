package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WindowType;
import org.portal365.itests.product.Product;

/** A document that is open in Office in a tab of its own, and what was written into it. */
final class KilledDocument {
    private static final String FINISH = "form[action$='/finish'] button";
    private final String name;
    private final String tab;
    private final URI workingCopy;
    private final List<String> written = new ArrayList<>();

    private KilledDocument(String name, String tab, URI workingCopy) {
        this.name = name;
        this.tab = tab;
        this.workingCopy = workingCopy;
    }

    /** Uploads it and opens it in a new tab. */
    static KilledDocument open(Person person, Product product, String name, String login) {
        Path original = Documents.put(product, "testWORD.docx", name);
        WebDriver driver = person.browser().driver();
        driver.switchTo().newWindow(WindowType.TAB);
        person.upload(original).editInOffice(login);
        return new KilledDocument(
                name, driver.getWindowHandle(), person.browser().address());
    }

    /** As the editor's own script saves; whether the portal lives makes no difference. */
    void write(Person person, String text) {
        WebDriver driver = person.browser().driver();
        driver.switchTo().window(tab);
        Object status = ((JavascriptExecutor) driver)
                .executeAsyncScript(
                        "const done = arguments[1]; document.querySelector('#text-0').value = arguments[0];"
                                + "const form = document.getElementById('document');"
                                + "fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })"
                                + ".then(answer => done(answer.status), () => done(-1));",
                        text);
        assertThat(status).as("saved in Office").isEqualTo(200L);
        written.add(text);
    }

    /** Closes Office and ends the editing in the portal; a click at a page that is just being renewed is repeated. */
    void finish(Person person) {
        person.browser().driver().switchTo().window(tab);
        person.closeOffice().openSession(name);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> pressed(person));
    }

    /** The session may be over before its page is seen again. */
    private boolean pressed(Person person) {
        if (person.browser().has(FINISH)) {
            person.browser().click(FINISH);
        }
        person.openDocument(name);
        return !person.browser().has(FINISH);
    }

    /** Waits until the working copy is away. Looks at the preview: whoever opened the editor would lock it again. */
    void gone(Person person) {
        URI preview = URI.create(workingCopy + "&embed=1");
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> person.browser().go(preview).text().contains("This file is not here"));
    }

    /** Compares the versions with what was written; gives how many came back. */
    int check(Person person, Path folder) throws IOException, InterruptedException {
        int count = person.versions(name);
        List<String> texts = new ArrayList<>();
        for (String link : links(person)) {
            texts.add(0, text(person, link, folder));
        }
        assertThat(texts).as("versions of %s", name).hasSize(count).doesNotHaveDuplicates();
        List<String> back = texts.subList(1, texts.size());
        assertThat(written)
                .as("in the order of writing, none of its own making")
                .containsSubsequence(back);
        assertThat(back).as("the last is there").last().isEqualTo(written.get(written.size() - 1));
        return back.size();
    }

    private static List<String> links(Person person) {
        return person.browser().driver().findElements(By.cssSelector("ol.versions a[href*='/versions/']")).stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    /** What was written into this version; "" for the original. */
    private String text(Person person, String link, Path folder) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(link))
                .header("Cookie", person.cookies())
                .build();
        byte[] body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body();
        OfficePackage version = OfficePackage.read(Files.write(folder.resolve("version.docx"), body));
        return written.stream()
                .filter(text -> version.contains(">" + text + "<"))
                .findFirst()
                .orElse("");
    }
}
