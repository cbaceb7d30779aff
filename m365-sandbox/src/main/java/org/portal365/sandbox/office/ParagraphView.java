package org.portal365.sandbox.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** Running text: the paragraphs of a docx, or those of each slide of a pptx. Fields are {@code text-0}, {@code text-1} and so on. */
final class ParagraphView implements DocumentView {
    private final OoxmlPackage document;
    private final Map<String, String> titles;

    private ParagraphView(OoxmlPackage document, Map<String, String> titles) {
        this.document = document;
        this.titles = titles;
    }

    static ParagraphView text(OoxmlPackage document) throws IOException {
        return new ParagraphView(document, Map.of(document.mainPart(), ""));
    }

    /** The slides in the order of the presentation. */
    static ParagraphView slides(OoxmlPackage document) throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        String main = document.mainPart();
        Map<String, String> parts = document.targets(main, "/slide");
        for (Element each : PartXml.all(document.xml(main), "sldId")) {
            String part = parts.get(RelationshipIds.of(each));
            if (part != null) {
                titles.put(part, "Slide " + (titles.size() + 1));
            }
        }
        return new ParagraphView(document, titles);
    }

    private List<Paragraph> paragraphs(String part) throws IOException {
        return PartXml.all(document.xml(part), "p").stream()
                .filter(each -> PartXml.above(each, "Fallback") == null)
                .map(each -> new Paragraph(part, each))
                .toList();
    }

    @Override
    public List<Section> sections() throws IOException {
        List<Section> sections = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, String> part : titles.entrySet()) {
            List<List<Field>> rows = new ArrayList<>();
            for (Paragraph each : paragraphs(part.getKey())) {
                rows.add(List.of(new Field(id(number), "Paragraph " + (number + 1), each.text(), true)));
                number++;
            }
            sections.add(new Section(part.getValue(), List.of(), rows));
        }
        return sections;
    }

    @Override
    public boolean apply(Map<String, String> values) throws IOException {
        Set<String> touched = new LinkedHashSet<>();
        int number = 0;
        for (String part : titles.keySet()) {
            for (Paragraph each : paragraphs(part)) {
                String wanted = values.get(id(number++));
                if (wanted != null && !wanted.equals(each.text())) {
                    each.set(wanted);
                    touched.add(part);
                }
            }
        }
        for (String part : touched) {
            document.changed(part);
        }
        return !touched.isEmpty();
    }

    private static String id(int number) {
        return "text-" + number;
    }
}
