package org.portal365.diskoffice.ooxml;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.portal365.diskoffice.core.Fingerprint;
import org.portal365.diskoffice.core.Inspection.Flaw;

/** The parts of one package, read once, with what they unpack to counted. */
final class Parts {
    private static final int CHUNK = 64 << 10;
    private static final Pattern BAD_NAME = Pattern.compile("^/|[\\\\:\\p{Cntrl}]");
    private static final Pattern XML = Pattern.compile("\\.(xml|rels|vml|svg)$");
    private static final Pattern FIELDS = Pattern.compile("^word/[^/]+\\.xml$|^xl/externallinks/[^/]+\\.xml$");
    private static final long LONGEST_XML = 16L << 20;

    private final ZipFile zip;
    private final Limits limits;
    private final long packed;
    private final boolean macros;
    private final Set<String> names = new HashSet<>();
    private final SortedMap<String, String> digests = new TreeMap<>();
    private long unpacked;

    /** @param macros code is expected, so nothing is refused for what it does */
    Parts(ZipFile zip, Limits limits, long packed, boolean macros) {
        this.macros = macros;
        this.zip = zip;
        this.limits = limits;
        this.packed = packed;
    }

    List<Map<String, String>> contentTypes() throws IOException, BadPackage {
        ZipEntry entry = zip.getEntry("[Content_Types].xml");
        if (entry == null) {
            throw new BadPackage(Flaw.WRONG_TYPE);
        }
        return elements(entry, "Default", "Override");
    }

    void add(ZipEntry entry) throws IOException, BadPackage {
        String name = entry.getName();
        if (name.contains("..") || BAD_NAME.matcher(name).find() || !names.add(name.toLowerCase(Locale.ROOT))) {
            throw new BadPackage(Flaw.WRONG_TYPE);
        }
        if (entry.isDirectory()) {
            return;
        }
        String digest = digest(entry);
        checkXml(entry);
        if (OwnParts.has(name)) {
            return;
        }
        boolean relations = name.toLowerCase(Locale.ROOT).endsWith(".rels");
        String previous = relations ? addRelations(entry) : digests.put(name, digest);
        if (previous != null) {
            throw new BadPackage(Flaw.WRONG_TYPE);
        }
    }

    private void checkXml(ZipEntry entry) throws IOException, BadPackage {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (entry.getSize() == 0 || !XML.matcher(name).find()) {
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            if (Xml.hasDocumentType(in)) {
                throw new BadPackage(Flaw.WRONG_TYPE);
            }
        } catch (XMLStreamException e) {
            throw new BadPackage(Flaw.WRONG_TYPE);
        }
        if (!macros && FIELDS.matcher(name).find()) {
            try (InputStream in = zip.getInputStream(entry)) {
                FieldCodes.check(in);
            } catch (XMLStreamException e) {
                throw new BadPackage(Flaw.WRONG_TYPE);
            }
        }
    }

    Fingerprint fingerprint() {
        Digest all = new Digest();
        digests.forEach((name, digest) -> all.add(name).add("\n").add(digest).add("\n"));
        return new Fingerprint(all.hex());
    }

    /** Relations to OneDrive's own parts are left out; the order of the rest means nothing. */
    private @org.jspecify.annotations.Nullable String addRelations(ZipEntry entry) throws IOException, BadPackage {
        List<Map<String, String>> all = elements(entry, "Relationship");
        if (!macros) {
            for (Map<String, String> relation : all) {
                ActiveContent.check(relation);
            }
        }
        List<String> relations = all.stream()
                .filter(relation -> !OwnParts.relates(relation))
                .map(relation -> new TreeMap<>(relation).toString())
                .sorted()
                .toList();
        return relations.isEmpty()
                ? null
                : digests.put(
                        entry.getName(),
                        new Digest().add(String.join("\n", relations)).hex());
    }

    private List<Map<String, String>> elements(ZipEntry entry, String... names) throws IOException, BadPackage {
        if (entry.getSize() > LONGEST_XML) {
            throw new BadPackage(Flaw.TOO_LARGE);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Xml.elements(in, names);
        } catch (XMLStreamException e) {
            throw new BadPackage(Flaw.WRONG_TYPE);
        }
    }

    private String digest(ZipEntry entry) throws IOException, BadPackage {
        Digest digest = new Digest();
        PackedFiles files = new PackedFiles();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                unpacked += read;
                if (limits.exceeded(packed, unpacked)) {
                    throw new BadPackage(Flaw.TOO_LARGE);
                }
                digest.add(chunk, read);
                files.add(chunk, read);
            }
        }
        if (!macros && files.found()) {
            throw new BadPackage(Flaw.ACTIVE_CONTENT);
        }
        return digest.hex();
    }
}
