package org.portal365.sandbox.office;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.IOUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An Office Open XML package on disk (ECMA-376 part 2). Changed parts are kept in memory until {@link #save}, which copies every
 * other entry as it is, compressed bytes and all.
 */
final class OoxmlPackage implements AutoCloseable {
    private static final int MAX_PART = 256 * 1024 * 1024;
    private static final String CORE_PROPERTIES =
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private final ZipFile zip;
    private final Map<String, byte[]> changed = new LinkedHashMap<>();
    private final Map<String, Document> parsed = new HashMap<>();

    private OoxmlPackage(ZipFile zip) {
        this.zip = zip;
    }

    static OoxmlPackage open(Path file) throws IOException {
        return new OoxmlPackage(ZipFile.builder().setPath(file).get());
    }

    List<ZipArchiveEntry> entries() {
        return Collections.list(zip.getEntriesInPhysicalOrder());
    }

    /** The bytes of a part; empty when there is none of that name. */
    Optional<byte[]> part(String name) throws IOException {
        if (changed.containsKey(name)) {
            return Optional.of(changed.get(name));
        }
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(MAX_PART + 1);
            if (content.length > MAX_PART) {
                throw new IOException("part too large: " + name);
            }
            return Optional.of(content);
        }
    }

    /** A part as XML, parsed once; a missing part is an error. */
    Document xml(String name) throws IOException {
        Document known = parsed.get(name);
        if (known == null) {
            known = PartXml.parse(part(name).orElseThrow(() -> new IOException("no part " + name)));
            parsed.put(name, known);
        }
        return known;
    }

    /** Takes over the part's parsed form as its new content. */
    void changed(String name) throws IOException {
        changed.put(name, PartXml.write(xml(name)));
    }

    /** Targets of a part's relationships whose type ends so, by relationship id; {@code ""} stands for the package. */
    Map<String, String> targets(String source, String typeEnd) throws IOException {
        int slash = source.lastIndexOf('/');
        String folder = source.substring(0, slash + 1);
        String rels = folder + "_rels/" + source.substring(slash + 1) + ".rels";
        Map<String, String> targets = new LinkedHashMap<>();
        if (part(rels).isEmpty()) {
            return targets;
        }
        for (Element each : PartXml.all(xml(rels), "Relationship")) {
            if (each.getAttribute("Type").endsWith(typeEnd)
                    && !each.getAttribute("TargetMode").equals("External")) {
                targets.put(each.getAttribute("Id"), resolved(folder, each.getAttribute("Target")));
            }
        }
        return targets;
    }

    private static String resolved(String folder, String target) {
        return target.startsWith("/")
                ? target.substring(1)
                : Path.of("/" + folder, target).normalize().toString().substring(1);
    }

    /** The part the package is about: document, workbook or presentation. */
    String mainPart() throws IOException {
        return targets("", "/officeDocument").values().stream()
                .findFirst()
                .orElseThrow(() -> new IOException("the package names no main part"));
    }

    /** The part with the core properties, if there is one. */
    Optional<String> coreProperties() throws IOException {
        return targets("", CORE_PROPERTIES).values().stream().findFirst();
    }

    /** Writes the package with its changed parts. */
    void save(Path target) throws IOException {
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(target)) {
            for (ZipArchiveEntry entry : entries()) {
                byte[] content = changed.get(entry.getName());
                if (content == null) {
                    out.addRawArchiveEntry(entry, zip.getRawInputStream(entry));
                } else {
                    put(out, entry, content);
                }
            }
        }
    }

    private static void put(ZipArchiveOutputStream out, ZipArchiveEntry like, byte[] content) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(like.getName());
        entry.setTime(like.getTime());
        entry.setMethod(ZipEntry.DEFLATED);
        out.putArchiveEntry(entry);
        IOUtils.copy(new ByteArrayInputStream(content), out);
        out.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
