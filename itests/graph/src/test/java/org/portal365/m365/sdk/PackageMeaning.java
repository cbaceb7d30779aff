package org.portal365.m365.sdk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Compares packages part by part: XML by what it says, everything else by its bytes. */
final class PackageMeaning {
    /** What SharePoint writes of its own. */
    private static final List<String> OWN = List.of("docprops/", "customxml/", "[content_types].xml");

    private PackageMeaning() {}

    /** The first part that means something else, or is on one side only. */
    static Optional<String> difference(Path one, Path other) throws IOException {
        try (ZipFile left = new ZipFile(one.toFile());
                ZipFile right = new ZipFile(other.toFile())) {
            Set<String> names = new TreeSet<>(names(left));
            names.addAll(names(right));
            for (String name : names) {
                if (!same(name, bytes(left, name), bytes(right, name))) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        }
    }

    private static List<String> names(ZipFile zip) {
        return Collections.list(zip.entries()).stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .filter(name -> OWN.stream().noneMatch(name.toLowerCase(Locale.ROOT)::startsWith))
                .filter(name -> !name.endsWith(".rels"))
                .toList();
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return new byte[0];
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static boolean same(String name, byte[] one, byte[] other) {
        return Arrays.equals(one, other) || (name.endsWith(".xml") && Objects.equals(canonical(one), canonical(other)));
    }

    private static String canonical(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            document.normalizeDocument();
            StringBuilder text = new StringBuilder();
            XmlText.write(document.getDocumentElement(), text);
            return text.toString();
        } catch (SAXException | ParserConfigurationException | IOException e) {
            return "not XML " + Arrays.hashCode(xml);
        }
    }
}
