package org.portal365.diskoffice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.portal365.api.disk.DocumentKind;

/** Office packages made from the blank ones. */
public final class TestPackages {
    private TestPackages() {}

    /** A document with one paragraph. */
    public static byte[] docx(String text) {
        return changed(blank(DocumentKind.TEXT), parts -> edit(parts, text));
    }

    /** As SharePoint does it: properties and custom XML come in, the text stays. */
    public static byte[] promoted(byte[] packed) {
        return changed(packed, parts -> {
            parts.put("docProps/custom.xml", bytes("<Properties ContentTypeId='0x0101'/>"));
            parts.put("customXml/item1.xml", bytes("<metadata/>"));
            parts.computeIfPresent(
                    "word/_rels/document.xml.rels",
                    (name, rels) -> bytes(text(rels)
                            .replace(
                                    "</Relationships>",
                                    "<Relationship Id=\"rId90\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
                                            + "2006/relationships/customXml\" Target=\"../customXml/item1.xml\"/>"
                                            + "</Relationships>")));
        });
    }

    public static byte[] blank(DocumentKind kind) {
        try (var in = Blanks.of(kind).open(0)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] changed(byte[] packed, Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> parts = unpack(packed);
        change.accept(parts);
        return pack(parts);
    }

    static void edit(Map<String, byte[]> parts, String text) {
        parts.computeIfPresent(
                "word/document.xml",
                (name, xml) -> bytes(text(xml)
                        .replaceFirst("<w:p/>|<w:p><w:r>.*</w:p>", "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>")));
    }

    public static Map<String, byte[]> unpack(byte[] packed) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    public static byte[] pack(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What the one paragraph says. */
    public static String paragraph(byte[] docx) {
        return text(unpack(docx).get("word/document.xml")).replaceAll("(?s).*<w:t>(.*)</w:t>.*", "$1");
    }
}
