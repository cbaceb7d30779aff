package org.portal365.m365.sdk;

import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** XML in one form only: names with their namespaces, attributes sorted, no prefixes, no comments. */
final class XmlText {
    private static final String DECLARATIONS = "http://www.w3.org/2000/xmlns/";

    private XmlText() {}

    static void write(Element element, StringBuilder out) {
        String name = "{" + element.getNamespaceURI() + "}" + element.getLocalName();
        out.append('<').append(name).append(attributes(element)).append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                write(inner, out);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                out.append(child.getNodeValue());
            }
        }
        out.append("</>");
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> sorted = new TreeMap<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (!DECLARATIONS.equals(attribute.getNamespaceURI())) {
                sorted.put(
                        "{" + attribute.getNamespaceURI() + "}" + attribute.getLocalName(), attribute.getNodeValue());
            }
        }
        return sorted;
    }
}
