package org.portal365.reference.web.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessionId;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.Presence;
import org.portal365.api.disk.Right;
import org.portal365.api.disk.Waiting;
import org.portal365.api.portal.Notice;

/** D10, D11, D15, D18, D22, D31: what people who work on one document see of each other. */
class DiskTogetherTest {
    @TempDir
    Path folder;

    private DiskWeb disk;
    private UserId anna;
    private UserId boris;
    private FileId file;

    @BeforeEach
    void start() {
        disk = new DiskWeb(folder, 0);
        anna = disk.user("anna", Locale.ENGLISH);
        boris = disk.user("boris", Locale.forLanguageTag("ru"));
        file = disk.file(anna, "plan.docx", "x");
        disk.store.library().grant(disk.home(anna), boris, Set.of(Right.READ, Right.WRITE));
    }

    @AfterEach
    void stop() {
        disk.close();
    }

    @Test
    void d31TheBarTellsWhoIsInItWhoSavedAndWhatIsOnItsWay() {
        String session = running(Optional.empty(), true, Optional.empty());
        for (String page : new String[] {session, "/disk/files/" + file}) {
            assertThat(disk.get("anna", page).body())
                    .contains("<strong>anna</strong>", "(you)", "opened it", "<strong>boris</strong>", "edits")
                    .contains("Saved 3 minutes ago by boris", "New changes are on their way", "hx-get=")
                    .contains("data-confirm=\"There are changes that have not come back");
        }
        assertThat(disk.get("boris", session).body()).contains("открыл(а)", "Сохранено 3 мин. назад: boris");
    }

    @Test
    void d31ThePartOfThePageChangesWhenSomebodyComes() {
        String session = running(Optional.empty(), false, Optional.empty());
        String poll = disk.get("anna", session).body().replaceAll("(?s).*hx-get=\"([^\"]*)\".*", "$1");
        String address = poll.replace("&amp;", "&");
        assertThat(disk.get("anna", address).statusCode()).isEqualTo(204);
        running(Optional.empty(), true, Optional.of(Text.of("Your organization does not allow it.")));
        HttpResponse<String> changed = disk.get("anna", address);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("boris", "Your organization does not allow it.");
    }

    @Test
    void d10WhoIsNotInItIsAskedToJoinTheSameDocument() {
        String session = running(Optional.empty(), false, Optional.empty());
        assertThat(disk.get("anna", session).body()).doesNotContain(">Join<");
        String page = disk.get("boris", "/disk/files/" + file).body();
        assertThat(page)
                .contains("Присоединиться", "action=\"/disk/files/" + file + "/edit/office365\"")
                .doesNotContain("Редактировать в Office365");
        HttpResponse<String> joined = disk.post("boris", "/disk/files/" + file + "/edit/office365");
        assertThat(joined.headers().firstValue("Location").orElseThrow()).startsWith(session);
        disk.external = false;
        assertThat(disk.get("boris", session).body()).doesNotContain("Присоединиться");
        assertThat(disk.get("anna", session).body()).contains("is switched off");
    }

    @Test
    void d11ALockIsShownWithItsHolderAndItsEnd() {
        assertThat(disk.store
                        .disk()
                        .lock(Actor.user(boris), file, "x", Duration.ofHours(1))
                        .optional())
                .isPresent();
        assertThat(disk.get("anna", "/disk/files/" + file).body())
                .contains("boris is editing this document", "Locked until");
        assertThat(disk.get("anna", "/disk").body()).contains("being edited");
        disk.portal.clock().advance(Duration.ofHours(2));
        assertThat(disk.get("anna", "/disk/files/" + file).body()).doesNotContain("Locked until");
    }

    @Test
    void d15ANoticeStaysUntilItsUserHasReadIt() {
        FileId copy = disk.file(anna, "plan (Office365, anna).docx", "y");
        Notice notice = new Notice("k", anna, Text.of("Both were kept."), Optional.of(copy));
        disk.store.notices().tell(notice);
        disk.store.notices().tell(notice);
        String page = disk.get("anna", "/disk").body();
        assertThat(page).containsOnlyOnce("Both were kept.").contains("/disk/files/" + copy);
        assertThat(disk.get("anna", "/disk/files/" + file).body()).contains("Both were kept.");
        assertThat(disk.get("boris", "/disk").body()).doesNotContain("Both were kept.");
        String read = page.replaceAll("(?s).*action=\"(/disk/notices/[^\"]*/read)\".*", "$1");
        assertThat(disk.post("boris", read).statusCode()).isEqualTo(404);
        assertThat(disk.get("anna", "/disk").body())
                .as("only its user reads it away")
                .contains("Both were kept.");
        assertThat(disk.post("anna", read).statusCode()).isEqualTo(303);
        assertThat(disk.get("anna", "/disk").body()).doesNotContain("Both were kept.");
    }

    @Test
    void d18AdministratorsSeeAndEndWhatNobodyLooksAfter() {
        UserId admin = disk.admin("root");
        String session = running(Optional.of("Boris must sign in."), true, Optional.empty());
        EditSessionId id = id(session);
        assertThat(disk.get("anna", "/disk/running").statusCode()).isEqualTo(403);
        assertThat(disk.post("anna", "/disk/running/" + id + "/finish").statusCode())
                .isEqualTo(403);
        String page = disk.get("root", "/disk/running").body();
        assertThat(page)
                .contains("plan.docx", "anna", "and 1 more", "Boris must sign in.", "since ", "Opened ")
                .contains("Finish editing", "Take over", "Discard changes");
        assertThat(disk.post("root", "/disk/running/" + id + "/take-over").statusCode())
                .isEqualTo(303);
        assertThat(disk.editor.all().get(0).owner()).isEqualTo(admin);
        assertThat(disk.post("root", "/disk/running/" + id + "/no-such").statusCode())
                .isEqualTo(404);
        assertThat(disk.post("root", "/disk/running/none/finish").statusCode()).isEqualTo(404);
    }

    @Test
    void d22AnOlderVersionIsOpenedFromTheListOfVersions() {
        VersionId first = disk.store
                .library()
                .versions(Actor.user(anna), file)
                .optional()
                .orElseThrow()
                .get(0)
                .id();
        disk.version(anna, file, "second");
        String page = disk.get("anna", "/disk/files/" + file).body();
        assertThat(page)
                .contains("aria-label=\"Edit version 1 in Office365\"", "value=\"" + first + "\"")
                .doesNotContain("Edit version 2 in");
        assertThat(disk.post("anna", "/disk/files/" + file + "/edit/office365", "version", first.value())
                        .statusCode())
                .isEqualTo(303);
        assertThat(disk.editor.asked().version()).contains(first);
    }

    @Test
    void d33TheOldestVersionsGoWhenThereAreTooMany() {
        for (int i = 2; i <= 9; i++) {
            disk.version(anna, file, "v" + i);
        }
        assertThat(disk.store
                        .library()
                        .versions(Actor.user(anna), file)
                        .optional()
                        .orElseThrow())
                .hasSize(5)
                .extracting(row -> row.number())
                .startsWith(9L)
                .endsWith(5L);
    }

    /** A session of Anna's that is open. */
    private String running(Optional<String> waiting, boolean together, Optional<Text> note) {
        HttpResponse<String> opened = disk.post("anna", "/disk/files/" + file + "/edit/office365");
        String session = opened.headers().firstValue("Location").orElseThrow().replace("?forward=1", "");
        Presence owner = new Presence(anna, Presence.Role.OWNER, Presence.Entry.IN);
        Presence other = new Presence(boris, Presence.Role.EDITOR, Presence.Entry.IN);
        disk.editor.put(new EditSession(
                id(session),
                "office365",
                file,
                anna,
                EditState.OPEN,
                Optional.of(URI.create("http://127.0.0.1:9/edit")),
                waiting.map(words -> new Waiting(
                        Waiting.Reason.ADMIN,
                        Text.of(words),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(disk.portal.clock().instant()))),
                disk.portal.clock().instant(),
                Optional.empty(),
                Optional.of(disk.portal.clock().instant().minus(Duration.ofMinutes(3))),
                Set.of(Action.FINISH, Action.DISCARD),
                Optional.of(boris),
                true,
                together ? List.of(owner, other) : List.of(owner),
                Optional.empty(),
                note));
        return session;
    }

    private static EditSessionId id(String session) {
        return new EditSessionId(session.substring(session.lastIndexOf('/') + 1));
    }
}
