package org.portal365.reference.web.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.UserId;

/** Cases 77 and 78: sixty names, and what becomes of them on the disk, in headers and on pages. */
class DiskNamesTest {
    private static final List<String> TAKEN = List.of(
            "plan.docx",
            "План.docx",
            "Prüfung.xlsx",
            "文書.pptx",
            "名前 の 長い.docx",
            "עברית.docx",
            "a b c.docx",
            "#hash.docx",
            "100%.docx",
            "%2e%2e%2f.docx",
            "%00.docx",
            "C:",
            "C:.docx",
            "CON",
            "CON.docx",
            "NUL",
            "AUX.txt",
            "COM1",
            "LPT9.docx",
            "trailing.",
            "~$lock.docx",
            "~tmp",
            ".hidden",
            "..docx",
            "...",
            "a..b",
            "two  blanks.docx",
            "quote\".docx",
            "'single'.docx",
            "semi;colon.docx",
            "comma,.docx",
            "equals=.docx",
            "back`tick.docx",
            "$(id).docx",
            "|pipe.docx",
            "star*.docx",
            "quest?ion.docx",
            "<script>.docx",
            "a>b.docx",
            "amp&amp.docx",
            "é.docx",
            "emoji 😀.docx",
            "no ending",
            "many.dots.in.name.docx",
            "UPPER.DOCX",
            "plus+.docx",
            "at@.docx",
            "tilde~.docx",
            "caret^.docx",
            "{curly}.docx");
    private static final List<String> REFUSED = List.of(
            "",
            " ",
            ".",
            "..",
            "../up.docx",
            "..\\up.docx",
            "/etc/passwd",
            "\\\\host\\x",
            "a/b.docx",
            "nul\0.docx",
            "line\r\nX-Evil: 1.docx",
            "tab\t.docx",
            "bell\u0007.docx",
            "\u202Efdp.exe",
            "\u2066a.docx",
            " lead.docx",
            "trail.docx ",
            "sep\u2028.docx",
            "a".repeat(201));

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
    void case077NamesAreShownUnchangedAndNameNoFileOfTheServer() throws IOException {
        for (String name : TAKEN) {
            HttpResponse<String> uploaded = upload(name);
            assertThat(uploaded.statusCode()).as(name).isEqualTo(201);
            assertThat(disk.get("anna", "/disk/files/" + uploaded.body()).body())
                    .as(name)
                    .contains("<h1>"
                            + name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</h1>");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(names).hasSize(TAKEN.size()).allMatch(name -> name.matches("[0-9a-f-]{36}"));
        }
    }

    @Test
    void case077NamesThatAreNoneAreRefusedWithASentence() throws IOException {
        for (String name : REFUSED) {
            HttpResponse<String> refused = upload(name);
            assertThat(refused.statusCode()).as(name).isEqualTo(400);
            assertThat(refused.body()).as(name).contains("This name cannot be used");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void case077TwinsThatLookAlikeAreNumbered() {
        upload("é.docx");
        upload("e\u0301.docx");
        upload("É.docx");
        assertThat(disk.get("anna", "/disk").body()).contains("(2).docx", "(3).docx");
    }

    @Test
    void case078NoNameEndsItsHeader() {
        for (String name : TAKEN) {
            String id = upload(name).body();
            String raw = RawHttp.answer(
                    disk.web.address(),
                    "GET /disk/files/" + id + "/content HTTP/1.1\r\nHost: localhost:"
                            + disk.web.address().getPort() + "\r\nCookie: portal=anna\r\nConnection: close\r\n\r\n");
            String header = raw.lines()
                    .filter(line -> line.startsWith("Content-Disposition:"))
                    .findFirst()
                    .orElseThrow();
            assertThat(header)
                    .as(name)
                    .matches(
                            "Content-Disposition: attachment; filename=\"[ !#-~&&[^%\"]]+\"; filename\\*=UTF-8''[A-Za-z0-9._~%-]+");
            assertThat(raw).endsWith("\r\n\r\nx");
        }
        assertThat(Disposition.of("a\r\nX-Evil: 1\"\u202E.docx"))
                .doesNotContain("\r", "\n", "\u202E")
                .startsWith("attachment; ");
    }

    private HttpResponse<String> upload(String name) {
        return disk.put(
                "anna",
                "/disk/folders/" + disk.home(anna) + "/upload?name=" + DiskWeb.encoded(name),
                HttpRequest.BodyPublishers.ofString("x"));
    }
}
