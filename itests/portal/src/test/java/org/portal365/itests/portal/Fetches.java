package org.portal365.itests.portal;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.JavascriptExecutor;

/** Requests that a page of the portal sends by script, with its token; redirects are followed. */
record Fetches(Browser browser) {
    private static final String FETCH = "const [method, path, form, done] = arguments;"
            + "const headers = {'X-CSRF-Token': document.querySelector('meta[name=csrf]').content};"
            + "const body = form ? new URLSearchParams(form) : 'x';"
            + "fetch(path, {method, headers, body}).then(answer => done([answer.status, answer.url]), problem => done([0, '' + problem]));";

    private List<?> send(String method, String path, Map<String, String> form) {
        return (List<?>) ((JavascriptExecutor) browser.driver()).executeAsyncScript(FETCH, method, path, form);
    }

    private static int status(List<?> answer) {
        return ((Number) answer.get(0)).intValue();
    }

    int post(String path, String name, String value) {
        return status(send("POST", path, Map.of(name, value)));
    }

    int put(String path) {
        return status(send("PUT", path, null));
    }

    /** Makes a folder in another and gives its address. */
    String folder(String parent, String name) {
        String there =
                send("POST", parent + "/folders", Map.of("name", name)).get(1).toString();
        browser.go(java.net.URI.create(there));
        String made = browser.waitFor(org.openqa.selenium.By.linkText(name))
                .driver()
                .findElement(org.openqa.selenium.By.linkText(name))
                .getAttribute("href");
        browser.go(java.net.URI.create(made));
        return browser.address().getPath();
    }

    /** Keeps a draft of this subject in a mailbox. */
    int draft(String mailbox, String id, String subject) {
        String box = mailbox.replaceFirst(".*/", "");
        return status(send(
                "POST",
                "/mail/draft/" + id + "/save",
                Map.of(
                        "from",
                        box + " " + FilledPortal.ANNA,
                        "subject",
                        subject,
                        "version",
                        "0",
                        "page",
                        "p",
                        "edit",
                        "1")));
    }
}
