package org.portal365.diskoffice.ooxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portal365.api.disk.DocumentKind;
import org.portal365.diskoffice.TestPackages;
import org.portal365.diskoffice.core.Inspection;
import org.portal365.diskoffice.core.Inspection.Flaw;

/** D14, D27, cases 79 to 82: what comes back is looked at part by part. */
class OoxmlInspectorTest {
    private final OoxmlInspector inspector = new OoxmlInspector(new Limits(200, 8 << 20, 100, 1 << 20));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void takesBlankDocumentsForWhatTheyAreAndForNothingElse(DocumentKind kind) throws IOException {
        byte[] blank = TestPackages.blank(kind);
        assertThat(inspect(blank, kind.extension()).flaw()).isEmpty();
        String other = kind == DocumentKind.TEXT ? "xlsx" : "docx";
        assertThat(inspect(blank, other).flaw()).contains(Flaw.WRONG_TYPE);
    }

    @Test
    void seesNoEditInPropertiesOrderOrPacking() throws IOException {
        byte[] document = TestPackages.docx("text");
        byte[] sorted = TestPackages.pack(new TreeMap<>(TestPackages.unpack(document)));
        assertThat(inspect(TestPackages.promoted(document), "docx")).isEqualTo(inspect(document, "docx"));
        assertThat(inspect(sorted, "docx")).isEqualTo(inspect(document, "docx"));
    }

    @Test
    void seesEveryOtherChange() throws IOException {
        byte[] document = TestPackages.docx("text");
        assertThat(inspect(TestPackages.docx("other"), "docx")).isNotEqualTo(inspect(document, "docx"));
        byte[] picture = TestPackages.changed(document, parts -> parts.put("word/media/a.png", new byte[9]));
        assertThat(inspect(picture, "docx")).isNotEqualTo(inspect(document, "docx"));
        byte[] link = TestPackages.changed(
                document,
                parts -> parts.computeIfPresent(
                        "word/_rels/document.xml.rels",
                        (name, rels) -> utf8(new String(rels, StandardCharsets.UTF_8)
                                .replace(
                                        "</Relationships>",
                                        "<Relationship Id='rId9' Type='x/hyperlink' Target='https://example.com'"
                                                + " TargetMode='External'/></Relationships>"))));
        assertThat(inspect(link, "docx")).isNotEqualTo(inspect(document, "docx"));
    }

    @Test
    void case79RefusesBombs() throws IOException {
        assertThat(with("word/big.xml", new byte[4 << 20])).contains(Flaw.TOO_LARGE);
        byte[] many = TestPackages.changed(TestPackages.docx("x"), parts -> {
            for (int i = 0; i < 300; i++) {
                parts.put("word/p" + i + ".xml", new byte[1]);
            }
        });
        assertThat(inspect(many, "docx").flaw()).contains(Flaw.TOO_LARGE);
        assertThat(with("../evil.xml", new byte[1])).contains(Flaw.WRONG_TYPE);
    }

    @Test
    void case80RefusesMacrosInAPlainDocument() throws IOException {
        assertThat(with("word/vbaProject.bin", new byte[1])).contains(Flaw.MACROS);
        byte[] renamed = TestPackages.changed(
                TestPackages.docx("x"),
                parts -> replaceType(parts, "application/vnd.ms-word.document.macroEnabled.main+xml"));
        assertThat(inspect(renamed, "docx").flaw()).contains(Flaw.MACROS);
        assertThat(inspect(renamed, "docm").flaw()).isEmpty();
    }

    @Test
    void case81RefusesOtherTypesAndPolyglots() throws IOException {
        assertThat(inspect(utf8("<html/>"), "docx").flaw()).contains(Flaw.WRONG_TYPE);
        assertThat(inspect(utf8("%PDF-1.7"), "docx").flaw()).contains(Flaw.WRONG_TYPE);
        assertThat(inspect(new byte[0], "docx").flaw()).contains(Flaw.WRONG_TYPE);
        byte[] document = TestPackages.docx("x");
        byte[] polyglot = new byte[document.length + 8];
        System.arraycopy(utf8("MZ......"), 0, polyglot, 0, 8);
        System.arraycopy(document, 0, polyglot, 8, document.length);
        assertThat(inspect(polyglot, "docx").flaw()).contains(Flaw.WRONG_TYPE);
        byte[] cut = java.util.Arrays.copyOf(document, document.length / 2);
        assertThat(inspect(cut, "docx").flaw()).contains(Flaw.WRONG_TYPE);
    }

    @Test
    void case82RefusesDocumentTypesInsteadOfReadingThem() throws IOException {
        String bomb = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><Types>&a;</Types>";
        assertThat(with("[Content_Types].xml", utf8(bomb))).contains(Flaw.WRONG_TYPE);
        assertThat(with("word/_rels/document.xml.rels", utf8(bomb))).contains(Flaw.WRONG_TYPE);
    }

    private static void replaceType(Map<String, byte[]> parts, String type) {
        parts.computeIfPresent(
                "[Content_Types].xml",
                (name, xml) -> utf8(new String(xml, StandardCharsets.UTF_8)
                        .replace(
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                                type)));
    }

    private java.util.Optional<Flaw> with(String part, byte[] content) throws IOException {
        return inspect(TestPackages.changed(TestPackages.docx("x"), parts -> parts.put(part, content)), "docx")
                .flaw();
    }

    private Inspection inspect(byte[] content, String extension) throws IOException {
        return inspector.inspect(Files.write(folder.resolve("file"), content), extension);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
