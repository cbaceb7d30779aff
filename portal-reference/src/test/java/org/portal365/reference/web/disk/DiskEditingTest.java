package org.portal365.reference.web.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Challenge;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.Waiting;

class DiskEditingTest {
    private static final Challenge CHALLENGE =
            new Challenge("office365", Optional.empty(), Set.of("Files.ReadWrite"), Optional.of("{\"c\":1}"));

    @TempDir
    Path folder;

    private DiskWeb disk;
    private UserId anna;

    @BeforeEach
    void start() {
        disk = new DiskWeb(folder, 0);
        anna = disk.user("anna", Locale.ENGLISH);
    }

    @AfterEach
    void stop() {
        disk.close();
    }

    @Test
    void d35TheEditorsButtonComesAndGoesWithItsService() {
        FileId file = disk.file(anna, "plan.docx", "x");
        FileId other = disk.file(anna, "plan.bin", "x");
        assertThat(page(file)).contains("Edit in Office365");
        assertThat(page(other)).doesNotContain("Edit in Office365");
        disk.offered = false;
        assertThat(page(file)).doesNotContain("Office365");
        assertThat(open(file).statusCode()).isEqualTo(503);
    }

    @Test
    void d01TheMasterSwitchHidesEditorsAndRefusesOnTheServer() {
        FileId file = disk.file(anna, "plan.docx", "x");
        String running = started(file);
        disk.external = false;
        assertThat(page(file)).doesNotContain("Edit in Office365");
        assertThat(disk.get("anna", "/disk").body()).doesNotContain("New document");
        HttpResponse<String> refused = open(file);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("is switched off");
        String home = "/disk/folders/" + disk.home(anna);
        assertThat(disk.post("anna", home + "/new/office365", "name", "n", "kind", "TEXT", "key", "k")
                        .statusCode())
                .isEqualTo(403);

        disk.editor.put(id(running), EditState.OPEN);
        assertThat(disk.post("anna", running + "/finish").statusCode()).isEqualTo(303);
        assertThat(disk.get("anna", running).body()).contains("being brought back");
    }

    @Test
    void d17ASessionTellsWhatIsHappening() {
        FileId file = disk.file(anna, "plan.docx", "x");
        String session = started(file);
        assertThat(disk.get("anna", session).body()).contains("is being prepared", "aria-busy=\"true\"");
        disk.editor.put(id(session), EditState.UPLOADING);
        assertThat(disk.get("anna", session).body()).contains("is being brought to Office365");
        disk.editor.put(id(session), EditState.OPEN);
        assertThat(disk.get("anna", session + "?forward=1").body())
                .contains("data-forward=\"http://127.0.0.1:9/edit/", "Open in Office365", "Finish editing");
        assertThat(disk.get("anna", session).body()).doesNotContain("data-forward");
        assertThat(page(file)).contains("The document is open in Office365", session);
        assertThat(disk.get("anna", "/disk").body()).contains("The document is open in Office365", session);
        assertThat(disk.post("anna", session + "/finish").statusCode()).isEqualTo(303);
        assertThat(disk.get("anna", session).body()).contains("Continue editing");
        disk.editor.put(id(session), EditState.SAVED);
        assertThat(disk.get("anna", session).body())
                .contains("The Disk has the newest version")
                .doesNotContain("every 2s");
        assertThat(page(file)).doesNotContain(session);
    }

    @Test
    void aPollIsAnsweredWhenSomethingHasChangedOnly() {
        String session = started(disk.file(anna, "plan.docx", "x"));
        String poll = poll(disk.get("anna", session).body());
        assertThat(disk.get("anna", poll).statusCode()).isEqualTo(204);
        disk.editor.put(id(session), EditState.UPLOADING);
        HttpResponse<String> changed = disk.get("anna", poll);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("is being brought to").doesNotContain("<html");
        assertThat(disk.get("anna", poll(changed.body())).statusCode()).isEqualTo(204);
    }

    @Test
    void aWaitingSessionNamesReasonAndTheTimeOfTheNextTry() {
        String session = started(disk.file(anna, "plan.docx", "x"));
        disk.editor.hold(
                id(session),
                new Waiting(
                        Waiting.Reason.THROTTLED,
                        Text.of("Microsoft asks to wait."),
                        Optional.of(disk.portal.clock().instant().plus(Duration.ofHours(1))),
                        Optional.empty()));
        assertThat(disk.get("anna", session).body())
                .contains("Microsoft asks to wait.", "It is tried again by itself")
                .doesNotContain("action=\"/connect\"");
    }

    @Test
    void aWaitingSessionThatNeedsTheUserNamesReasonAndCure() {
        String session = started(disk.file(anna, "plan.docx", "x"));
        disk.editor.hold(
                id(session),
                new Waiting(
                        Waiting.Reason.SIGN_IN,
                        Text.of("Microsoft wants you to sign in again."),
                        Optional.of(disk.portal.clock().instant().plus(Duration.ofHours(1))),
                        Optional.of(CHALLENGE)));
        assertThat(disk.get("anna", session).body())
                .contains("Microsoft wants you to sign in again.", ">Reconnect</button>")
                .doesNotContain("It is tried again by itself")
                .contains("action=\"/connect\"", "value=\"office365\"", "value=\"" + session + "\"");
    }

    @Test
    void workThatNeedsASignInGoesOnAfterIt() {
        FileId file = disk.file(anna, "plan.docx", "x");
        disk.editor.ask(CHALLENGE);
        String asked = open(file).body();
        assertThat(asked)
                .contains("The editor must know who you are there.", "action=\"/connect\"")
                .contains("value=\"Files.ReadWrite\"", "value=\"{&#34;c&#34;:1}\"");
        String back = asked.replaceAll("(?s).*name=\"return\" value=\"([^\"]*)\".*", "$1");
        assertThat(back).startsWith("/disk/resume/");

        disk.editor.ask(null);
        disk.user("boris", Locale.ENGLISH);
        assertThat(disk.get("boris", back).statusCode()).isEqualTo(404);
        assertThat(disk.get("anna", back).body()).contains("data-go", "action=\"" + back + "\"", "plan.docx");
        HttpResponse<String> opened = disk.post("anna", back);
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(opened.headers().firstValue("Location").orElseThrow()).startsWith("/disk/edit/");
    }

    @Test
    void d03ANewDocumentIsMadeOnceAfterTheSignInItNeeds() {
        String form = "/disk/folders/" + disk.home(anna) + "/new/office365";
        disk.editor.ask(CHALLENGE);
        String asked = disk.post("anna", form, "name", "Plan", "kind", "TEXT", "key", "k")
                .body();
        assertThat(asked).contains("action=\"/connect\"");
        assertThat(disk.get("anna", "/disk").body()).doesNotContain("Plan.docx");
        String back = asked.replaceAll("(?s).*name=\"return\" value=\"([^\"]*)\".*", "$1");
        assertThat(back).startsWith("/disk/resume/");

        disk.editor.ask(null);
        disk.user("boris", Locale.ENGLISH);
        assertThat(disk.get("boris", back).statusCode()).isEqualTo(404);
        assertThat(disk.post("boris", back).statusCode()).isEqualTo(404);
        assertThat(disk.get("anna", back).body()).contains("data-go", "action=\"" + back + "\"", "Plan.docx");
        String opened = disk.post("anna", back).headers().firstValue("Location").orElseThrow();
        assertThat(opened).startsWith("/disk/edit/");
        assertThat(disk.post("anna", back).headers().firstValue("Location"))
                .as("sent twice it is the same document")
                .contains(opened);
        assertThat(disk.get("anna", "/disk").body()).contains("Plan.docx");
    }

    @Test
    void d03EachKindOfDocumentIsCreated() {
        String home = "/disk/folders/" + disk.home(anna);
        assertThat(disk.get("anna", "/disk").body())
                .contains("New document", "Text document (docx)", "Spreadsheet (xlsx)", "Presentation (pptx)");
        for (String kind : new String[] {"TEXT", "SPREADSHEET", "PRESENTATION"}) {
            assertThat(disk.post("anna", home + "/new/office365", "name", "Новый", "kind", kind, "key", "k")
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(disk.get("anna", "/disk").body()).contains("Новый.docx", "Новый.xlsx", "Новый.pptx");
        assertThat(disk.post("anna", home + "/new/office365", "name", "a", "kind", "OTHER", "key", "k")
                        .statusCode())
                .isEqualTo(400);
        assertThat(disk.post("anna", home + "/new/office365", "name", "a/b", "kind", "TEXT", "key", "k")
                        .statusCode())
                .isEqualTo(400);
    }

    private String page(FileId file) {
        return disk.get("anna", "/disk/files/" + file).body();
    }

    private HttpResponse<String> open(FileId file) {
        return disk.post("anna", "/disk/files/" + file + "/edit/office365");
    }

    private String started(FileId file) {
        String location = open(file).headers().firstValue("Location").orElseThrow();
        return location.replace("?forward=1", "");
    }

    private static EditSessionId id(String session) {
        return new EditSessionId(session.substring(session.lastIndexOf('/') + 1));
    }

    private static String poll(String page) {
        return page.replaceAll("(?s).*hx-get=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
    }
}
