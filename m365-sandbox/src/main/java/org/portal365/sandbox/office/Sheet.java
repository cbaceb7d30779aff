package org.portal365.sandbox.office;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The cells of one worksheet part (ECMA-376 part 1, 18.3); text is written inline, so the shared strings stay untouched. */
final class Sheet {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,14})?");

    private final Element data;
    private final List<String> shared;
    private final Map<CellName, Element> cells =
            new TreeMap<>(Comparator.comparingInt(CellName::row).thenComparingInt(CellName::column));

    Sheet(Document part, List<String> shared) {
        this.data = PartXml.all(part, "sheetData").get(0);
        this.shared = shared;
        int row = 0;
        for (Element each : PartXml.children(data, "row")) {
            row = each.getAttribute("r").matches("\\d{1,7}") ? Integer.parseInt(each.getAttribute("r")) : row + 1;
            each.setAttribute("r", String.valueOf(row));
            index(each, row);
        }
    }

    private void index(Element row, int number) {
        CellName name = new CellName(0, number);
        for (Element cell : PartXml.children(row, "c")) {
            name = CellName.parse(cell.getAttribute("r"), new CellName(name.column() + 1, number));
            cell.setAttribute("r", name.toString());
            cells.put(name, cell);
        }
    }

    int rows() {
        return cells.keySet().stream().mapToInt(CellName::row).max().orElse(0);
    }

    int columns() {
        return cells.keySet().stream().mapToInt(CellName::column).max().orElse(0);
    }

    /** What a cell shows; formulas show their last result. */
    String value(CellName name) {
        Element cell = cells.get(name);
        if (cell == null) {
            return "";
        }
        String value = textOf(PartXml.child(cell, "v"));
        return switch (cell.getAttribute("t")) {
            case "s" ->
                value.matches("\\d{1,9}") && Integer.parseInt(value) < shared.size()
                        ? shared.get(Integer.parseInt(value))
                        : "";
            case "inlineStr" ->
                PartXml.children(cell, "is").stream().map(Sheet::plain).collect(Collectors.joining());
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            default -> value;
        };
    }

    /** Text of a string item without its phonetic hints. */
    static String plain(Element item) {
        return PartXml.all(item, "t").stream()
                .filter(text -> PartXml.above(text, "rPh") == null)
                .map(Element::getTextContent)
                .collect(Collectors.joining());
    }

    private static String textOf(@Nullable Element element) {
        return element == null ? "" : element.getTextContent();
    }

    /** Formulas are shown, not edited. */
    boolean editable(CellName name) {
        Element cell = cells.get(name);
        return cell == null || PartXml.child(cell, "f") == null;
    }

    void set(CellName name, String value) {
        Element cell = cells.computeIfAbsent(name, this::insert);
        for (String old : List.of("v", "is")) {
            PartXml.children(cell, old).forEach(cell::removeChild);
        }
        cell.removeAttribute("t");
        if (NUMBER.matcher(value).matches()) {
            cell.appendChild(PartXml.sibling(data, "v")).setTextContent(value);
        } else if (!value.isEmpty()) {
            cell.setAttribute("t", "inlineStr");
            Element text = PartXml.sibling(data, "t");
            PartXml.text(text, value);
            cell.appendChild(PartXml.sibling(data, "is")).appendChild(text);
        }
    }

    private Element insert(CellName name) {
        Element row = row(name.row());
        row.removeAttribute("spans");
        Element cell = PartXml.sibling(data, "c");
        cell.setAttribute("r", name.toString());
        Element after = PartXml.children(row, "c").stream()
                .filter(each -> CellName.parse(each.getAttribute("r"), name).column() > name.column())
                .findFirst()
                .orElse(null);
        row.insertBefore(cell, after);
        return cell;
    }

    private Element row(int number) {
        Element after = null;
        for (Element each : PartXml.children(data, "row")) {
            int at = Integer.parseInt(each.getAttribute("r"));
            if (at == number) {
                return each;
            }
            after = at > number && after == null ? each : after;
        }
        Element row = PartXml.sibling(data, "row");
        row.setAttribute("r", String.valueOf(number));
        data.insertBefore(row, after);
        return row;
    }
}
