package org.portal365.sandbox.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.w3c.dom.Element;

/**
 * The upper left corner of the first sheets of an xlsx. Fields of the first sheet are {@code cell-A1}, those of the second {@code
 * cell-2-A1}, and so on.
 */
final class SheetView implements DocumentView {
    private static final int SHEETS = 3;
    private static final int ROWS = 50;
    private static final int COLUMNS = 20;
    private static final int FEWEST_ROWS = 10;
    private static final int FEWEST_COLUMNS = 6;

    /** A sheet by its place in the workbook. */
    private record Tab(String name, String part, Sheet sheet, String prefix) {
        int rows() {
            return Math.max(FEWEST_ROWS, Math.min(ROWS, sheet.rows()));
        }

        int columns() {
            return Math.max(FEWEST_COLUMNS, Math.min(COLUMNS, sheet.columns()));
        }
    }

    private final OoxmlPackage document;
    private final List<Tab> tabs = new ArrayList<>();

    SheetView(OoxmlPackage document) throws IOException {
        this.document = document;
        String main = document.mainPart();
        List<String> shared = sharedStrings(main);
        Map<String, String> parts = new LinkedHashMap<>(document.targets(main, "/worksheet"));
        for (Element each : PartXml.all(document.xml(main), "sheet")) {
            String part = parts.get(RelationshipIds.of(each));
            if (part != null && tabs.size() < SHEETS) {
                String prefix = tabs.isEmpty() ? "cell-" : "cell-" + (tabs.size() + 1) + "-";
                tabs.add(new Tab(each.getAttribute("name"), part, new Sheet(document.xml(part), shared), prefix));
            }
        }
    }

    private List<String> sharedStrings(String main) throws IOException {
        for (String part : document.targets(main, "/sharedStrings").values()) {
            return PartXml.all(document.xml(part), "si").stream()
                    .map(Sheet::plain)
                    .toList();
        }
        return List.of();
    }

    @Override
    public List<Section> sections() {
        return tabs.stream().map(SheetView::section).toList();
    }

    private static Section section(Tab tab) {
        List<String> columns = IntStream.rangeClosed(1, tab.columns())
                .mapToObj(CellName::letters)
                .toList();
        List<List<Field>> rows = IntStream.rangeClosed(1, tab.rows())
                .mapToObj(row -> IntStream.rangeClosed(1, tab.columns())
                        .mapToObj(column -> field(tab, new CellName(column, row)))
                        .toList())
                .toList();
        return new Section(tab.name(), columns, rows);
    }

    private static Field field(Tab tab, CellName name) {
        return new Field(
                tab.prefix() + name,
                tab.name() + " " + name,
                tab.sheet().value(name).replaceAll("\\R", " "),
                tab.sheet().editable(name));
    }

    @Override
    public boolean apply(Map<String, String> values) throws IOException {
        Set<String> touched = new LinkedHashSet<>();
        for (Tab tab : tabs) {
            for (int row = 1; row <= tab.rows(); row++) {
                for (int column = 1; column <= tab.columns(); column++) {
                    CellName name = new CellName(column, row);
                    Field field = field(tab, name);
                    String wanted = values.get(field.id());
                    if (wanted != null && field.editable() && !wanted.equals(field.value())) {
                        tab.sheet().set(name, wanted);
                        touched.add(tab.part());
                    }
                }
            }
        }
        for (String part : touched) {
            document.changed(part);
        }
        return !touched.isEmpty();
    }
}
