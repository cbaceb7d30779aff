package org.portal365.sandbox.office;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The core properties of a package (ECMA-376 part 2, 11); a package without them stays so. */
final class CoreProperties {
    private static final String CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static final String DCTERMS = "http://purl.org/dc/terms/";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private CoreProperties() {}

    /** Notes who saved and when, as Office does. */
    static void saved(OoxmlPackage document, String by, Instant at) throws IOException {
        Optional<String> part = document.coreProperties();
        if (part.isEmpty()) {
            return;
        }
        Document xml = document.xml(part.get());
        element(xml, CP, "cp:lastModifiedBy").setTextContent(by);
        Element modified = element(xml, DCTERMS, "dcterms:modified");
        modified.setTextContent(at.truncatedTo(ChronoUnit.SECONDS).toString());
        if (!modified.hasAttributeNS(XSI, "type")) {
            modified.setAttributeNS(XSI, "xsi:type", "dcterms:W3CDTF");
        }
        document.changed(part.get());
    }

    /** Leaves the empty elements that SharePoint's property promotion leaves. */
    static void promote(OoxmlPackage document) throws IOException {
        Optional<String> part = document.coreProperties();
        if (part.isEmpty()) {
            return;
        }
        Document xml = document.xml(part.get());
        for (String name : List.of("cp:keywords", "cp:category", "cp:contentStatus")) {
            element(xml, CP, name);
        }
        document.changed(part.get());
    }

    private static Element element(Document xml, String namespace, String name) {
        String local = name.substring(name.indexOf(':') + 1);
        var found = xml.getElementsByTagNameNS(namespace, local);
        if (found.getLength() > 0) {
            return (Element) found.item(0);
        }
        Element made = xml.createElementNS(namespace, name);
        xml.getDocumentElement().appendChild(made);
        return made;
    }
}
