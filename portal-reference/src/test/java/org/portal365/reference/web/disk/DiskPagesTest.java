package org.portal365.reference.web.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.UserId;

class DiskPagesTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

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
    void anEmptyFolderSaysWhatToDo() {
        assertThat(disk.get("anna", "/disk").body()).contains("Nothing here yet. Drop files here", "Upload files");
        disk.user("boris", RUSSIAN);
        assertThat(disk.get("boris", "/disk").body()).contains("Здесь пока пусто", "Мои файлы", "lang=\"ru\"");
    }

    @Test
    void anUploadedFileIsListedAndDownloadedAsItWas() {
        HttpResponse<String> uploaded = upload("План & <b>.docx", "content of the plan");
        assertThat(uploaded.statusCode()).isEqualTo(201);

        assertThat(disk.get("anna", "/disk").body()).contains("План &amp; &lt;b&gt;.docx", "19 bytes");

        HttpResponse<String> content = disk.get("anna", "/disk/files/" + uploaded.body() + "/content");
        assertThat(content.body()).isEqualTo("content of the plan");
    }

    @Test
    void case083DownloadsAreNeverShownAsAPage() {
        FileId file = disk.file(anna, "evil.html", "<script>alert(1)</script>");
        HttpResponse<String> content = disk.get("anna", "/disk/files/" + file + "/content");
        assertThat(content.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"evil.html\"; filename*=UTF-8''evil.html");
        assertThat(content.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(content.headers().firstValue("Content-Security-Policy")).contains(Disposition.POLICY);
        assertThat(content.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @Test
    void oneRangeIsGivenAndWrongOnesAreNot() {
        FileId file = disk.file(anna, "digits.txt", "0123456789");
        String path = "/disk/files/" + file + "/content";
        assertRange(path, "bytes=2-4", 206, "234", "bytes 2-4/10");
        assertRange(path, "bytes=7-", 206, "789", "bytes 7-9/10");
        assertRange(path, "bytes=-3", 206, "789", "bytes 7-9/10");
        assertRange(path, "bytes=5-999", 206, "56789", "bytes 5-9/10");
        assertRange(path, "bytes=10-", 416, "", "bytes */10");
        assertThat(disk.get("anna", path, "Range", "bytes=4-2").body()).isEqualTo("0123456789");
        assertThat(disk.get("anna", path, "Range", "bytes=0-1,3-4").body()).isEqualTo("0123456789");
        assertThat(disk.get("anna", path, "Range", "bytes=2-4", "If-Range", "\"old\"")
                        .body())
                .isEqualTo("0123456789");
    }

    private void assertRange(String path, String range, int status, String body, String header) {
        HttpResponse<String> answer = disk.get("anna", path, "Range", range);
        assertThat(answer.statusCode()).as(range).isEqualTo(status);
        assertThat(answer.body()).as(range).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Range")).contains(header);
    }

    @Test
    void aFolderIsMadeRenamedAndPutIntoTheBinAndBack() {
        String home = "/disk/folders/" + disk.home(anna);
        assertThat(disk.post("anna", home + "/folders", "name", "Reports").statusCode())
                .isEqualTo(303);
        assertThat(disk.post("anna", home + "/folders", "name", "reports").body())
                .contains("There is something of this name in the folder already");
        String inside = link(disk.get("anna", "/disk").body(), "Reports");
        assertThat(disk.post("anna", inside + "/rename", "name", "Отчёты").statusCode())
                .isEqualTo(303);
        assertThat(disk.get("anna", inside).body()).contains("<h1>Отчёты</h1>", "My files");

        assertThat(disk.post("anna", inside + "/delete").statusCode()).isEqualTo(303);
        assertThat(disk.get("anna", inside).statusCode()).isEqualTo(404);
        assertThat(disk.get("anna", "/disk/bin").body()).contains("Отчёты");
        String id = inside.substring(inside.lastIndexOf('/') + 1);
        assertThat(disk.post("anna", "/disk/bin/folders/" + id + "/restore").statusCode())
                .isEqualTo(303);
        assertThat(disk.get("anna", inside).statusCode()).isEqualTo(200);
    }

    @Test
    void aFileIsRenamedDeletedRestoredAndErased() {
        FileId file = disk.file(anna, "a.docx", "x");
        String page = "/disk/files/" + file;
        assertThat(disk.post("anna", page + "/rename", "name", "b/c.docx").body())
                .contains("This name cannot be used");
        assertThat(disk.post("anna", page + "/rename", "name", "b.docx").statusCode())
                .isEqualTo(303);
        assertThat(disk.get("anna", page).body()).contains("<h1>b.docx</h1>", "Version 1");

        assertThat(disk.post("anna", page + "/delete").statusCode()).isEqualTo(303);
        assertThat(disk.get("anna", page).statusCode()).isEqualTo(404);
        assertThat(disk.post("anna", "/disk/bin/files/" + file + "/restore").statusCode())
                .isEqualTo(303);
        assertThat(disk.get("anna", page).statusCode()).isEqualTo(200);

        disk.post("anna", page + "/delete");
        assertThat(disk.post("anna", "/disk/bin/files/" + file + "/erase").statusCode())
                .isEqualTo(303);
        assertThat(disk.get("anna", "/disk/bin").body()).contains("The bin is empty");
    }

    @Test
    void theSharedFolderIsOfAll() {
        disk.user("boris", RUSSIAN);
        String shared = "/disk/folders/" + disk.store.library().shared();
        disk.post("boris", shared + "/folders", "name", "Для всех");
        assertThat(disk.get("anna", "/disk/company").body()).contains("Для всех", "<h1>Company</h1>");
        assertThat(disk.get("boris", "/disk/company").body()).contains("<h1>Компания</h1>");
    }

    @Test
    void whatIsTooLargeOrOfUnknownLengthIsRefused() {
        String path = "/disk/folders/" + disk.home(anna) + "/upload?name=big.bin&key=k";
        HttpResponse<String> answer =
                disk.put("anna", path, HttpRequest.BodyPublishers.ofInputStream(java.io.InputStream::nullInputStream));
        assertThat(answer.statusCode()).isEqualTo(411);
        byte[] chunk = new byte[1 << 20];
        HttpResponse<String> large = disk.put(
                "anna",
                path,
                HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofByteArrays(java.util.Collections.nCopies(97, chunk)), 97L << 20));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("up to 96 MB");
    }

    @Test
    void aFullDiskSaysSo() {
        disk.store.library().quota(anna, 5);
        HttpResponse<String> answer = upload("more.txt", "more than five bytes");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("There is no room left");
    }

    @Test
    void olderVersionsAreDownloaded() {
        FileId file = disk.file(anna, "v.txt", "first");
        var head = disk.store
                .disk()
                .file(Actor.user(anna), file)
                .optional()
                .orElseThrow()
                .head();
        var second = disk.store
                .disk()
                .addVersion(
                        Actor.user(anna),
                        new org.portal365.api.disk.NewVersion(
                                file,
                                head,
                                "k2",
                                anna,
                                org.portal365.api.Text.of("edited in the evening"),
                                java.util.Optional.empty(),
                                java.util.Optional.empty()),
                        org.portal365.api.Body.of("second".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .optional()
                .orElseThrow();
        assertThat(disk.get("anna", "/disk/files/" + file).body())
                .contains("Version 2", "current", "edited in the evening", "anna");
        assertThat(disk.get("anna", "/disk/files/" + file + "/versions/" + head).body())
                .isEqualTo("first");
        assertThat(disk.get("anna", "/disk/files/" + file + "/versions/" + second)
                        .body())
                .isEqualTo("second");
    }

    private HttpResponse<String> upload(String name, String content) {
        return disk.put(
                "anna",
                "/disk/folders/" + disk.home(anna) + "/upload?key=k1&name=" + DiskWeb.encoded(name),
                HttpRequest.BodyPublishers.ofString(content));
    }

    private static String link(String page, String name) {
        return page.replaceAll("(?s).*<a[^>]* href=\"([^\"]*)\">" + name + "</a>.*", "$1");
    }
}
