package org.portal365.itests.portal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A docx, xlsx or pptx by its parts (ECMA-376 part 2), XML in one form whatever wrote it. */
record OfficePackage(Map<String, String> parts) {
    static OfficePackage read(Path file) {
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), form(entry.getName(), in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OfficePackage(parts);
    }

    /** The parts that are not the same in the other. */
    Set<String> differingFrom(OfficePackage other) {
        Set<String> names = new TreeSet<>(parts.keySet());
        names.addAll(other.parts.keySet());
        names.removeIf(name -> parts.getOrDefault(name, "").equals(other.parts.getOrDefault(name, "")));
        return names;
    }

    boolean contains(String text) {
        return parts.values().stream().anyMatch(part -> part.contains(text));
    }

    private static String form(String name, byte[] bytes) {
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
            document.setXmlStandalone(true);
            document.normalizeDocument();
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toString(StandardCharsets.UTF_8);
        } catch (ParserConfigurationException | SAXException | TransformerException | IOException e) {
            throw new IllegalStateException(name + " is not XML", e);
        }
    }
}
