package org.portal365.diskoffice.ooxml;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Flat XML of packages, read without DTD, so that nothing is fetched and nothing explodes. */
final class Xml {
    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** A reader that breaks off instead of keeping endless markup. */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(new MarkupGuard(in));
    }

    /** A document type may only stand before the first element. */
    static boolean hasDocumentType(InputStream in) throws XMLStreamException {
        XMLStreamReader reader = reader(in);
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    return true;
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return false;
                }
            }
            return false;
        } finally {
            reader.close();
        }
    }

    /** Attributes of all elements of the name, by local names. */
    static List<Map<String, String>> elements(InputStream in, String... names) throws XMLStreamException {
        List<String> wanted = List.of(names);
        List<Map<String, String>> found = new ArrayList<>();
        XMLStreamReader reader = reader(in);
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new XMLStreamException("a package part has no DTD");
                }
                if (event == XMLStreamConstants.START_ELEMENT && wanted.contains(reader.getLocalName())) {
                    found.add(attributes(reader));
                }
            }
        } finally {
            reader.close();
        }
        return found;
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }
}
