package org.portal365.sandbox.office;

import java.util.List;

/**
 * A part of a document as the page shows it.
 *
 * @param title heading, empty for none
 * @param columns heads of the columns of a sheet; empty for running text
 * @param rows each a paragraph, or the cells of a sheet's row
 */
public record Section(String title, List<String> columns, List<List<Field>> rows) {
    public Section {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public boolean grid() {
        return !columns.isEmpty();
    }
}
