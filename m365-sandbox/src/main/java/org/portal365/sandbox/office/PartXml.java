package org.portal365.sandbox.office;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads and writes XML parts; a document type is refused, so no entity of any kind is ever followed. */
final class PartXml {
    private PartXml() {}

    static Document parse(byte[] part) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(part));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the part is not sound XML: " + e.getMessage(), e);
        }
    }

    static byte[] write(Document document) throws IOException {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            document.setXmlStandalone(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IOException("the part cannot be written", e);
        }
    }

    /** All elements of that local name below, in document order; OOXML has two sets of namespaces, so only names count. */
    static List<Element> all(Node below, String localName) {
        var found = below instanceof Document document
                ? document.getElementsByTagNameNS("*", localName)
                : ((Element) below).getElementsByTagNameNS("*", localName);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** The child elements of that local name. */
    static List<Element> children(Element parent, String localName) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && localName.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    static @Nullable Element child(Element parent, String localName) {
        List<Element> found = children(parent, localName);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The nearest element of that name above; null when there is none. */
    static @Nullable Element above(Element from, String localName) {
        Node node = from.getParentNode();
        while (node instanceof Element element) {
            if (localName.equals(element.getLocalName())) {
                return element;
            }
            node = element.getParentNode();
        }
        return null;
    }

    /** A new element in the namespace and with the prefix of another. */
    static Element sibling(Element like, String localName) {
        String prefix = like.getPrefix();
        return like.getOwnerDocument()
                .createElementNS(like.getNamespaceURI(), prefix == null ? localName : prefix + ":" + localName);
    }

    /** Sets a text and keeps its outer blanks. */
    static void text(Element element, String text) {
        element.setTextContent(text);
        if (!text.equals(text.strip())) {
            element.setAttributeNS(XMLConstants.XML_NS_URI, "xml:space", "preserve");
        }
    }
}
