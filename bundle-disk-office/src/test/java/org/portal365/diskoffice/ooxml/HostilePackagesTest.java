package org.portal365.diskoffice.ooxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.diskoffice.TestPackages;
import org.portal365.diskoffice.core.Inspection.Flaw;

/** Row D27, cases 79 to 82: packages that mean harm are refused for a named reason, with flat memory; others are taken. */
class HostilePackagesTest {
    private static final String RELATIONS = "word/_rels/document.xml.rels";
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final long FLAT = 64L << 20;

    private final OoxmlInspector inspector = new OoxmlInspector(Limits.DEFAULT);

    @TempDir
    Path folder;

    @Test
    void case079ABombIsRefusedWithFlatMemory() throws IOException {
        Path bomb = folder.resolve("bomb.docx");
        try (OutputStream file = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            copy(zip);
            zip.putNextEntry(new ZipEntry("word/media/image1.bmp"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(nothing);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThat(flat(bomb)).contains(Flaw.TOO_LARGE);
    }

    @Test
    void case079AHundredThousandPartsAreRefusedUnopened() throws IOException {
        Path many = folder.resolve("many.docx");
        try (OutputStream file = Files.newOutputStream(many);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            copy(zip);
            for (int i = 0; i < 100_000; i++) {
                zip.putNextEntry(new ZipEntry("word/p" + i + ".xml"));
            }
        }
        assertThat(flat(many)).contains(Flaw.TOO_LARGE);
    }

    @Test
    void case079APackageInAPackageInAPackageIsOnePart() throws IOException {
        byte[] inner = TestPackages.docx("inner");
        for (int depth = 0; depth < 50; depth++) {
            byte[] packed = inner;
            inner = TestPackages.changed(
                    TestPackages.docx("x"), parts -> parts.put("word/embeddings/inner.docx", packed));
        }
        assertThat(inspect(inner)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.xml",
                "word/../../evil.xml",
                "/etc/passwd",
                "word\\\\evil.xml",
                "C:evil.xml",
                "word/a\u0000.xml"
            })
    void case079NamesThatLeadOutAreRefused(String name) throws IOException {
        assertThat(with(name, "<a/>")).contains(Flaw.WRONG_TYPE);
        assertThat(with("word/plain.xml", "<a/>")).isEmpty();
    }

    @Test
    void case081TwoPartsOfOneNameAreRefused() throws IOException {
        assertThat(with("Word/Document.XML", "<a/>")).contains(Flaw.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/vbaProject.bin", "word/vbaData.xml", "xl/macrosheets/sheet1.xml"})
    void case080MacrosByNameAreRefused(String name) throws IOException {
        assertThat(with(name, "<a/>")).contains(Flaw.MACROS);
    }

    @Test
    void case080MacrosUnderAnotherNameAreRefused() throws IOException {
        String type = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
        assertThat(related(type, "media/image1.png", "")).contains(Flaw.MACROS);
    }

    @ParameterizedTest
    @CsvSource({
        "attachedTemplate, https://attacker.example/t.dotm",
        "attachedTemplate, http://attacker.example/t.dotm",
        "attachedTemplate, \\\\attacker\\share\\t.dotm",
        "attachedTemplate, file://attacker/share/t.dotm",
        "oleObject, https://attacker.example/x.docx",
        "oleObject, mhtml:https://attacker.example/x!x",
        "frame, https://attacker.example/f.htm",
        "subDocument, //attacker.example/s.docx",
        "control, activeX/activeX1.xml"
    })
    void case080WhatIsFetchedOrStartedAtOpeningIsRefused(String relation, String target) throws IOException {
        assertThat(related(TYPES + relation, target, "External")).contains(Flaw.ACTIVE_CONTENT);
    }

    @ParameterizedTest
    @CsvSource({
        "attachedTemplate, file:///C:\\Users\\anna\\Normal.dotm",
        "attachedTemplate, Normal.dotm",
        "hyperlink, https://example.com/",
        "oleObject, embeddings/oleObject1.bin",
        "package, embeddings/sheet1.xlsx"
    })
    void case080WhatSomebodyMustFollowIsTaken(String relation, String target) throws IOException {
        assertThat(related(TYPES + relation, target, "External")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:fldSimple w:instr=' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\"'/>",
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DDE cmd x</w:instrText></w:r>",
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> D</w:instrText></w:r>"
                        + "<w:r><w:instrText>D&#69;AU</w:instrText></w:r><w:r><w:instrText>TO cmd</w:instrText></w:r>"
            })
    void case080DdeFieldsAreRefused(String field) throws IOException {
        assertThat(field(field)).contains(Flaw.ACTIVE_CONTENT);
    }

    @Test
    void case080OtherFieldsAreTaken() throws IOException {
        assertThat(field("<w:fldSimple w:instr=' PAGE '/>")).isEmpty();
        assertThat(field("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
                        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"))
                .isEmpty();
    }

    @Test
    void case080AProgramPackedInAnObjectIsRefused() throws IOException {
        byte[] stream = "..\1Ole10Native..".getBytes(StandardCharsets.UTF_16LE);
        assertThat(inspect(put("word/embeddings/oleObject1.bin", stream))).contains(Flaw.ACTIVE_CONTENT);
        assertThat(inspect(put("word/embeddings/oleObject1.bin", new byte[99]))).isEmpty();
    }

    @Test
    void case080AMacroDocumentMayHaveAllOfIt() throws IOException {
        byte[] docm = TestPackages.changed(
                put("word/vbaProject.bin", new byte[9]),
                parts -> text(
                        parts,
                        "[Content_Types].xml",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        "application/vnd.ms-word.document.macroEnabled.main+xml"));
        Path file = Files.write(folder.resolve("file.docm"), docm);
        assertThat(inspector.inspect(file, "docm").flaw()).isEmpty();
        assertThat(inspector.inspect(file, "docx").flaw()).contains(Flaw.MACROS);
    }

    static Stream<byte[]> others() {
        return Stream.of("<html><script>", "%PDF-1.7", "MZ", "\u007fELF", "GIF89a", "Rar!", "")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("others")
    void case081SomethingElseBeforeOrBehindOrInsteadIsRefused(byte[] other) throws IOException {
        byte[] document = TestPackages.docx("x");
        assertThat(inspect(other)).contains(Flaw.WRONG_TYPE);
        if (other.length > 0) {
            assertThat(inspect(joined(other, document))).contains(Flaw.WRONG_TYPE);
            assertThat(inspect(joined(document, other))).contains(Flaw.WRONG_TYPE);
        }
        assertThat(inspect(document)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/document.xml",
                "word/styles.xml",
                "docProps/core.xml",
                "customXml/item1.xml",
                "word/media/a.svg"
            })
    void case082NoPartHasADocumentType(String part) throws IOException {
        String entities = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'>"
                + "<!ENTITY x SYSTEM 'http://127.0.0.1:9/'>]><a>&c;&x;</a>";
        assertThat(with(part, entities)).contains(Flaw.WRONG_TYPE);
        assertThat(with(part, "<a/>")).isEmpty();
    }

    @Test
    void case082EndlessMarkupIsNotKeptInMemory() throws IOException {
        byte[] name = new byte[40 << 20];
        Arrays.fill(name, (byte) 'a');
        name[0] = '<';
        Path file = Files.write(folder.resolve("endless.docx"), put("word/long.xml", name));
        assertThat(flat(file)).contains(Flaw.WRONG_TYPE);
    }

    private Optional<Flaw> flat(Path file) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Optional<Flaw> flaw = inspector.inspect(file, "docx").flaw();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(FLAT);
        return flaw;
    }

    private Optional<Flaw> field(String field) throws IOException {
        Consumer<Map<String, byte[]>> change =
                parts -> text(parts, "word/document.xml", "<w:body>", "<w:body><w:p>" + field + "</w:p>");
        return inspect(TestPackages.changed(TestPackages.docx("x"), change));
    }

    private Optional<Flaw> related(String type, String target, String mode) throws IOException {
        String relation = "<Relationship Id='rId77' Type='" + type + "' Target='" + target + "' TargetMode='" + mode
                + "'/></Relationships>";
        return inspect(TestPackages.changed(
                TestPackages.docx("x"), parts -> text(parts, RELATIONS, "</Relationships>", relation)));
    }

    private static void text(Map<String, byte[]> parts, String part, String from, String to) {
        String before = new String(parts.get(part), StandardCharsets.UTF_8);
        assertThat(before).contains(from);
        parts.put(part, before.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Flaw> with(String part, String content) throws IOException {
        return inspect(put(part, content.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] put(String part, byte[] content) {
        return TestPackages.changed(TestPackages.docx("x"), parts -> parts.put(part, content));
    }

    private Optional<Flaw> inspect(byte[] content) throws IOException {
        return inspector
                .inspect(Files.write(folder.resolve("file.docx"), content), "docx")
                .flaw();
    }

    private static void copy(ZipOutputStream zip) throws IOException {
        for (Map.Entry<String, byte[]> part :
                TestPackages.unpack(TestPackages.docx("x")).entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue());
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
