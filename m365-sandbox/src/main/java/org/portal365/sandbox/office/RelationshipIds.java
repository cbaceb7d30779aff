package org.portal365.sandbox.office;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** The {@code r:id} of an element, in either set of namespaces. */
final class RelationshipIds {
    private RelationshipIds() {}

    static String of(Element element) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if ("id".equals(attribute.getLocalName()) && attribute.getNamespaceURI() != null) {
                return attribute.getValue();
            }
        }
        return "";
    }
}
