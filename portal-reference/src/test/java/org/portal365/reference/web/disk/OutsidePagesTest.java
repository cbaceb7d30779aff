package org.portal365.reference.web.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Challenge;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobState;

/** Jobs, places outside and the page of documents, as browsers see them: D02, D23, D24, D25, D36. */
class OutsidePagesTest {
    @TempDir
    Path folder;

    private DiskWeb web;
    private UserId anna;
    private FileId plan;

    @BeforeEach
    void start() {
        web = new DiskWeb(folder, 0);
        anna = web.user("anna", Locale.ENGLISH);
        UserId unused = web.user("boris", Locale.forLanguageTag("ru"));
        plan = web.file(anna, "plan.docx", "plan");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String job(JobKind kind) {
        return location(web.post("anna", "/disk/files/" + plan + "/jobs/office365/" + JobPages.address(kind)))
                .replace("?forward=1", "");
    }

    private static JobId id(String address) {
        return new JobId(address.replaceFirst(".*/", ""));
    }

    @Test
    void d04ViewLeadsTheBrowserThereOnceItIsReady() {
        String job = job(JobKind.VIEW);
        assertThat(web.get("anna", job + "?forward=1").body()).contains("It opens by itself");
        web.outside.put(id(job), JobState.READY);
        assertThat(web.get("anna", job + "?forward=1").body()).contains("data-forward=\"http://127.0.0.1:9/embed/");
        assertThat(web.get("anna", job).body()).doesNotContain("data-forward=").contains("Finished");
        assertThat(location(web.post("anna", job + "/stop"))).isEqualTo(job);
        assertThat(web.get("anna", job + "/state").body()).contains("Stopped");
    }

    @Test
    void d25ThePdfIsSavedAndNeverShownByUs() {
        String job = job(JobKind.PDF);
        assertThat(web.get("anna", job + "/content").statusCode()).isEqualTo(404);
        web.outside.put(id(job), JobState.DONE);
        assertThat(web.get("anna", job).body()).contains("Download the PDF");
        HttpResponse<String> pdf = web.get("anna", job + "/content");
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("plan.pdf");
        assertThat(pdf.headers().firstValue("Content-Security-Policy")).contains(Disposition.POLICY);
    }

    @Test
    void d23BrowsesAndBringsTheChosen() {
        String home = web.home(anna).value();
        String page = web.get("anna", "/disk/outside/office365?to=" + home).body();
        assertThat(page).contains("Reports", "&lt;b>Plan&lt;/b>.docx", "My files", "page=page2");
        assertThat(web.get("anna", "/disk/outside/office365?to=" + home + "&page=page2")
                        .body())
                .contains("Last.docx", "Back to the first page")
                .doesNotContain("Next page");
        String bring = "/disk/folders/" + home + "/import/office365";
        HttpResponse<String> none = web.post("anna", bring, "key", "k1");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("Choose at least one");
        String job = location(web.post("anna", bring, "key", "k1", "item", "item:1", "item", "item:2"));
        assertThat(location(web.post("anna", bring, "key", "k1", "item", "item:1", "item", "item:2")))
                .as("pressed twice")
                .isEqualTo(job);
        assertThat(web.outside.asked().get(0).places()).isEqualTo(List.of("item:1", "item:2"));
        assertThat(web.get("anna", job.replace("?forward=1", "")).body()).contains("1 of 2 files", "<progress");
    }

    @Test
    void d24AsksWhenTheNameIsTaken() {
        String page = web.get("anna", "/disk/outside/office365?send=" + plan).body();
        assertThat(page).contains("Send here").doesNotContain("Plan&lt;");
        String job = location(
                        web.post("anna", "/disk/files/" + plan + "/send/office365", "key", "k", "folder", "item:0"))
                .replace("?forward=1", "");
        web.outside.put(id(job), JobState.ASKS);
        assertThat(web.get("anna", job).body()).contains("Replace it", "Keep both", "Stop");
        assertThat(location(web.post("anna", job + "/keep-both"))).isEqualTo(job);
        assertThat(web.post("anna", job + "/replace").statusCode()).isEqualTo(409);
    }

    @Test
    void case075NobodyTellsJobsAndFilesOfOthersFromNone() {
        String job = job(JobKind.PDF);
        web.outside.put(id(job), JobState.DONE);
        for (String path :
                List.of(job, job + "/state", job + "/content", "/disk/jobs/none", "/disk/jobs/none/content")) {
            assertThat(web.get("boris", path).statusCode()).as(path).isEqualTo(404);
            if (!path.contains("none")) {
                assertThat(web.get("anna", path).statusCode())
                        .as("positive control")
                        .isEqualTo(200);
            }
        }
        assertThat(web.post("boris", job + "/stop").statusCode()).isEqualTo(404);
        for (String file : List.of(plan.value(), "none")) {
            assertThat(web.post("boris", "/disk/files/" + file + "/jobs/office365/view")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(web.post("boris", "/disk/files/" + file + "/send/office365", "key", "k", "folder", "item:0")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(web.get("boris", "/disk/outside/office365?send=" + file).statusCode())
                    .isEqualTo(404);
        }
        for (String target : List.of(web.home(anna).value(), "none", "")) {
            assertThat(web.get("boris", "/disk/outside/office365?to=" + target).statusCode())
                    .isEqualTo(404);
            assertThat(web.post(
                                    "boris",
                                    "/disk/folders/" + (target.isEmpty() ? "x" : target) + "/import/office365",
                                    "key",
                                    "k",
                                    "item",
                                    "item:1")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void case107AddressesAreBounded() {
        String home = web.home(anna).value();
        assertThat(web.get("anna", "/disk/outside/office365?to=" + home + "&page=" + "x".repeat(6_100))
                        .statusCode())
                .isEqualTo(400);
        assertThat(web.get("anna", "/disk/outside/office365?to=" + home + "&place=..%2F..")
                        .statusCode())
                .isEqualTo(400);
        assertThat(web.post("anna", "/disk/folders/" + home + "/import/office365", "item", "item:1")
                        .statusCode())
                .as("no key")
                .isEqualTo(400);
    }

    @Test
    void whereASignInIsNeededItLeadsThereAndBack() {
        web.outside.ask(new Challenge("office365", Optional.empty(), Set.of("Files.Read"), Optional.empty()));
        String home = web.home(anna).value();
        assertThat(web.get("anna", "/disk/outside/office365?to=" + home + "&place=item:1")
                        .body())
                .contains("One step before", "to=" + home);
        String asked =
                web.post("anna", "/disk/files/" + plan + "/jobs/office365/view").body();
        assertThat(asked).contains("One step before");
        String back = asked.replaceAll("(?s).*name=\"return\" value=\"([^\"]+)\".*", "$1");
        assertThat(back).startsWith("/disk/again/");
        web.outside.ask(null);
        assertThat(web.get("anna", back).body()).contains("plan.docx", "View in Office365", "data-go");
        assertThat(web.get("boris", back).statusCode()).isEqualTo(404);
        assertThat(web.get("anna", back.replace("/again/", "/resume/")).statusCode())
                .isEqualTo(404);
        assertThat(location(web.post("anna", back))).startsWith("/disk/jobs/");
    }

    @Test
    void d36TheDocumentsPageHasAllInOnePlace() {
        assertThat(web.get("boris", "/disk/documents").body())
                .contains("Документов пока нет", "Перенести из Office365");
        String job = job(JobKind.PDF);
        String page = web.get("anna", "/disk/documents").body();
        assertThat(page).contains("plan.docx", "PDF of plan.docx", "Bring from Office365", "Text document (docx)");
        web.outside.put(id(job), JobState.DONE);
        assertThat(web.get("anna", "/disk/documents").body()).doesNotContain("PDF of plan.docx");
        web.external = false;
        assertThat(web.get("anna", "/disk/documents").body())
                .contains("plan.docx")
                .doesNotContain("Bring from");
        assertThat(web.post("anna", "/disk/files/" + plan + "/jobs/office365/view")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void d02TheOwnEditorIsKept() {
        assertThat(location(web.post("anna", "/disk/documents/editor", "editor", "office365")))
                .isEqualTo("/disk/documents?kept=1");
        assertThat(web.get("anna", "/disk/documents").body()).contains("value=\"office365\" selected");
        assertThat(web.post("anna", "/disk/documents/editor", "editor", "other").statusCode())
                .isEqualTo(400);
        String unused = location(web.post("anna", "/disk/documents/editor", "editor", ""));
        assertThat(web.get("anna", "/disk/documents").body()).doesNotContain("value=\"office365\" selected");
    }
}
