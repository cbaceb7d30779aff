package org.portal365.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.sandbox.graph.drive.Person;

class OfficeDocumentTest {
    private static final Person ANNA = new Person("1", "Anna Berg", "anna@contoso", "t");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path folder;

    static Stream<String> everyFile() {
        return Stream.of(".docx", ".xlsx", ".pptx").flatMap(ending -> OfficeFiles.all(ending).stream());
    }

    /** Passwords make it another format; one is cut off. All others must open. */
    private static boolean unreadable(String name) {
        return OfficeFiles.bytes(name)[0] != 'P' || name.contains("truncated");
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void editsExactlyOnePartOfAnyFileAndItsProperties(String name) throws IOException {
        Path file = OfficeFiles.copy(name, folder);
        Path saved = folder.resolve("saved");
        if (unreadable(name)) {
            assertThatThrownBy(() -> OfficeDocument.open(file, name)).isInstanceOf(IOException.class);
            return;
        }
        Optional<Field> field;
        try (OfficeDocument document = OfficeDocument.open(file, name)) {
            field = editable(document);
            if (field.isEmpty()) {
                return;
            }
            Map<String, String> values = Map.of(field.get().id(), field.get().value() + " ÄЖ & <edited>");
            assertThat(document.save(values, saved, ANNA, NOON)).isTrue();
        }
        Set<String> changed = PackageParts.difference(file, saved);
        changed.removeIf(part -> part.contains("docProps/core") || part.endsWith(".psmdcp"));
        assertThat(changed).hasSize(1);
        try (OfficeDocument document = OfficeDocument.open(saved, name)) {
            assertThat(editable(document).orElseThrow().value()).endsWith(" ÄЖ & <edited>");
        }
    }

    private static Optional<Field> editable(OfficeDocument document) throws IOException {
        return document.sections().stream()
                .flatMap(section -> section.rows().stream())
                .flatMap(List::stream)
                .filter(Field::editable)
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void case123PromotionChangesSizeAndPropertiesButNoOtherPart(String name) throws IOException {
        byte[] before = OfficeFiles.bytes(name);
        Path after = new PropertyPromotion().rewrite(OfficeFiles.copy(name, folder), name, ANNA);
        byte[] rewritten = Files.readAllBytes(after);
        if (unreadable(name)) {
            assertThat(Arrays.equals(rewritten, before)).isTrue();
            return;
        }
        assertThat(Arrays.equals(rewritten, before)).isFalse();
        assertThat(PackageParts.difference(before, rewritten))
                .allMatch(part -> part.contains("docProps/core") || part.endsWith(".psmdcp"));
    }

    @Test
    void nothingIsWrittenWhenNothingDiffers() throws IOException {
        Path file = OfficeFiles.copy("testWORD.docx", folder);
        try (OfficeDocument document = OfficeDocument.open(file, "testWORD.docx")) {
            Field field = editable(document).orElseThrow();
            assertThat(document.save(Map.of(field.id(), field.value()), folder.resolve("x"), ANNA, NOON))
                    .isFalse();
        }
    }

    @Test
    void cellsTakeNumbersAndTextAndNewPlaces() throws IOException {
        Path file = OfficeFiles.copy("testEXCEL.xlsx", folder);
        Path saved = folder.resolve("saved.xlsx");
        try (OfficeDocument document = OfficeDocument.open(file, "a.xlsx")) {
            document.save(Map.of("cell-A1", "42.5", "cell-B2", "text", "cell-F10", "far"), saved, ANNA, NOON);
        }
        try (OoxmlPackage document = OoxmlPackage.open(saved);
                OfficeDocument view = OfficeDocument.open(saved, "a.xlsx")) {
            assertThat(value(view, "cell-A1")).isEqualTo("42.5");
            assertThat(value(view, "cell-B2")).isEqualTo("text");
            assertThat(value(view, "cell-F10")).isEqualTo("far");
            String core = new String(
                    document.part(document.coreProperties().orElseThrow()).orElseThrow(), StandardCharsets.UTF_8);
            assertThat(core).contains("Anna Berg").contains("2026-05-01T12:00:00Z");
        }
    }

    private static String value(OfficeDocument document, String id) throws IOException {
        return document.sections().stream()
                .flatMap(section -> section.rows().stream())
                .flatMap(List::stream)
                .filter(field -> field.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void aDocumentTypeIsRefusedSoNoEntityIsFollowed() throws IOException {
        Path file = folder.resolve("evil.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                            + "<Relationship Id='r' Type='x/officeDocument' Target='d.xml'/></Relationships>");
            entry(zip, "d.xml", "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><d><p><t>&e;</t></p></d>");
        }
        assertThatThrownBy(() -> {
                    try (OfficeDocument document = OfficeDocument.open(file, "evil.docx")) {
                        document.sections();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("DOCTYPE");
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @ParameterizedTest
    @CsvSource({
        "'Hello ,big ,world', 'Hello small world', 'Hello |small |world'",
        "'a,b,c', 'abcd', 'a|b|cd'",
        "'a,b,c', 'xabc', 'xa|b|c'",
        "'ab,cd', 'ad', 'a|d'",
        "'ab,cd', '', '|'",
        "',', 'new', '|new'",
        "'aa,aa', 'aaa', 'aa|a'"
    })
    void aChangedTextKeepsItsPieces(String pieces, String wanted, String expected) {
        List<String> after = TextSpread.over(List.of(pieces.split(",", -1)), wanted);
        assertThat(String.join("|", after)).isEqualTo(expected);
    }
}
