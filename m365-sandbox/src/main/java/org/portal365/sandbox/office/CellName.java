package org.portal365.sandbox.office;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place of a cell, both counted from 1: {@code B3} is column 2, row 3. */
record CellName(int column, int row) {
    private static final Pattern FORM = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6})");
    private static final int LETTERS = 26;

    /** Reads a reference; one without sense gives the cell expected next. */
    static CellName parse(String reference, CellName next) {
        Matcher parts = FORM.matcher(reference);
        if (!parts.matches()) {
            return next;
        }
        int column = 0;
        for (char letter : parts.group(1).toCharArray()) {
            column = column * LETTERS + letter - 'A' + 1;
        }
        return new CellName(column, Integer.parseInt(parts.group(2)));
    }

    static String letters(int column) {
        String letters = "";
        for (int rest = column; rest > 0; rest = (rest - 1) / LETTERS) {
            letters = (char) ('A' + (rest - 1) % LETTERS) + letters;
        }
        return letters;
    }

    @Override
    public String toString() {
        return letters(column) + row;
    }
}
