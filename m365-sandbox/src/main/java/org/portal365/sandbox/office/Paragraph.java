package org.portal365.sandbox.office;

import java.util.List;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** A paragraph of WordprocessingML ({@code w:p}) or DrawingML ({@code a:p}) and the text of its runs. */
record Paragraph(String part, Element element) {
    /** The pieces of text; fields such as slide numbers and nested paragraphs keep their own. */
    private List<Element> pieces() {
        return PartXml.all(element, "t").stream()
                .filter(text -> element.equals(PartXml.above(text, "p")) && PartXml.above(text, "fld") == null)
                .toList();
    }

    String text() {
        return pieces().stream()
                .map(Element::getTextContent)
                .collect(Collectors.joining())
                .replaceAll("\\R", " ");
    }

    void set(String wanted) {
        List<Element> pieces = pieces();
        if (pieces.isEmpty()) {
            pieces = List.of(newRun());
        }
        List<String> texts = pieces.stream().map(Element::getTextContent).toList();
        List<String> after = TextSpread.over(texts, wanted);
        for (int i = 0; i < pieces.size(); i++) {
            if (!after.get(i).equals(texts.get(i))) {
                PartXml.text(pieces.get(i), after.get(i));
            }
        }
    }

    /** An empty run at the end; DrawingML wants it before the end properties and knows no {@code xml:space}. */
    private Element newRun() {
        Element run = PartXml.sibling(element, "r");
        Element text = PartXml.sibling(element, "t");
        run.appendChild(text);
        element.insertBefore(run, PartXml.child(element, "endParaRPr"));
        return text;
    }
}
