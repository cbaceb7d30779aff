package org.portal365.reference.web.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.portal365.api.GroupId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Right;
import org.portal365.api.outside.JobId;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobRequest;
import org.portal365.api.outside.JobState;
import org.portal365.api.portal.Notice;
import org.portal365.reference.disk.Wish;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Verb;

/** Case 75: every address with an id, asked by five kinds of callers. */
class DiskAccessTest {
    @TempDir
    Path folder;

    private DiskWeb disk;
    private UserId owner;
    private FileId file;
    private EditSession session;
    private JobId job;

    @BeforeEach
    void start() {
        disk = new DiskWeb(folder, 0);
        owner = disk.user("owner", Locale.ENGLISH);
        disk.user("stranger", Locale.ENGLISH);
        GroupId readers = new GroupId("readers");
        disk.portal.groups().addByHand(disk.user("reader", Locale.ENGLISH), readers);
        disk.store.library().grant(disk.home(owner), readers, Set.of(Right.READ));
        GroupId others = new GroupId("others");
        disk.portal.groups().addByHand(disk.user("outsider", Locale.ENGLISH), others);
        file = disk.file(owner, "secret name.docx", "secret content");
        session = disk.editor
                .open(new OpenRequest(Actor.user(owner), file, Optional.empty()))
                .optional()
                .orElseThrow();
        job = begun();
        disk.outside.put(job, JobState.DONE);
    }

    private JobId begun() {
        return disk.outside
                .begin(JobRequest.ofFile(Actor.user(owner), JobKind.PDF, file, "k"))
                .optional()
                .orElseThrow()
                .id();
    }

    @AfterEach
    void stop() {
        disk.close();
    }

    @Test
    void case075ForeignIdsLookLikeNoIds() {
        List<String> routes = new ArrayList<>();
        for (Route route : disk.router.table()) {
            String pattern = route.pattern().text();
            // what is the administrators' is tried by case 96
            if (!pattern.startsWith("/disk/") || !pattern.contains("{") || route.caller() == Caller.ADMIN) {
                continue;
            }
            routes.add(route.verb() + " " + pattern);
            for (String caller : List.of("stranger", "outsider")) {
                Answer foreign = ask(caller, route, real(pattern));
                Answer none = ask(
                        caller,
                        route,
                        pattern.replaceAll("\\{(id|session|version|wish|job)}", "no-such-id")
                                .replace("{editor}", "office365")
                                .replace("{service}", "office365")
                                .replace("{kind}", "pdf")
                                .replace("{action}", action(pattern)));
                assertThat(foreign.status)
                        .as("%s %s by %s", route.verb(), pattern, caller)
                        .isEqualTo(404);
                assertThat(foreign)
                        .as("%s %s by %s", route.verb(), pattern, caller)
                        .isEqualTo(none);
                assertThat(foreign.body).doesNotContain("secret");
            }
            Answer anonymous = ask("", route, real(pattern));
            assertThat(anonymous.status).as("anonymous %s", pattern).isIn(303, 401);
            assertThat(anonymous.body).doesNotContain("secret");
        }
        assertThat(routes).as("routes with ids").hasSizeGreaterThan(15);
        assertThat(disk.get("owner", "/disk/files/" + file).body()).contains("secret name.docx", "Version 1");
    }

    @Test
    void aReaderSeesAndChangesNothing() {
        String page = "/disk/files/" + file;
        assertThat(disk.get("reader", page).body()).contains("secret name.docx").doesNotContain("Rename", "Delete");
        assertThat(disk.get("reader", page + "/content").body()).isEqualTo("secret content");
        assertThat(disk.post("reader", page + "/rename", "name", "mine.docx").statusCode())
                .isEqualTo(403);
        assertThat(disk.post("reader", page + "/delete").statusCode()).isEqualTo(403);
        String home = "/disk/folders/" + disk.home(owner);
        assertThat(disk.get("reader", home).body()).doesNotContain("Upload files", "New folder");
        assertThat(disk.post("reader", home + "/folders", "name", "x").statusCode())
                .isEqualTo(403);
        assertThat(disk.put("reader", home + "/upload?name=x", HttpRequest.BodyPublishers.ofString("x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void changesNeedTheTokenOfTheSession() {
        HttpRequest.Builder request = disk.request("owner", "/disk/files/" + file + "/delete")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("csrf=" + DiskWeb.encoded(disk.csrf("stranger"))));
        HttpResponse<String> answer = disk.send(request);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(disk.get("owner", "/disk/files/" + file).statusCode()).isEqualTo(200);
    }

    @Test
    void anIdTooLongToBeOneLeadsNowhere() {
        String id = "a".repeat(3000);
        for (String path : List.of("/disk/files/", "/disk/folders/", "/disk/edit/", "/disk/resume/")) {
            assertThat(disk.get("owner", path + id).statusCode()).as(path).isEqualTo(404);
        }
    }

    private String real(String pattern) {
        String head = disk.store
                .disk()
                .file(Actor.user(owner), file)
                .optional()
                .orElseThrow()
                .head()
                .value();
        String wish = disk.store
                .wishes()
                .note(
                        owner,
                        pattern.contains("again")
                                ? new Wish.Run(file, "office365", JobKind.PDF)
                                : new Wish.Open(file, "office365"));
        disk.store.notices().tell(new Notice("secret", owner, Text.of("secret"), Optional.empty()));
        String notice = disk.store.notices().of(owner).get(0).id();
        String id = pattern.contains("folders")
                ? disk.home(owner).value()
                : pattern.contains("notices") ? notice : file.value();
        return pattern.replace("{id}", id)
                .replace("{session}", session.id().value())
                .replace("{version}", head)
                .replace("{wish}", wish)
                .replace("{editor}", "office365")
                .replace("{service}", "office365")
                .replace("{kind}", "pdf")
                .replace("{job}", job.value())
                .replace("{action}", action(pattern));
    }

    private static String action(String pattern) {
        return pattern.contains("jobs") ? "stop" : "finish";
    }

    private Answer ask(String caller, Route route, String path) {
        HttpResponse<String> answer = switch (route.verb()) {
            case GET -> disk.get(caller, path);
            case PUT -> disk.put(caller, path, HttpRequest.BodyPublishers.ofString("x"));
            default -> disk.post(caller, path, "name", "x", "kind", "TEXT", "key", "k");
        };
        assertThat(route.verb()).isNotEqualTo(Verb.DELETE);
        String body = answer.body().replaceAll("<code>[^<]*</code>", "").replaceAll("content=\"[^\"]*\"", "");
        return new Answer(answer.statusCode(), body);
    }

    private record Answer(int status, String body) {}
}
