package org.portal365.reference.web.disk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.portal365.reference.disk.FileRow;

/** How the files of a folder are sorted. */
public enum FolderSort {
    NAME,
    CHANGED,
    SIZE;

    /** The sort of that name; by name where there is none. */
    static FolderSort of(String wanted) {
        return Arrays.stream(values())
                .filter(sort -> sort.text().equals(wanted))
                .findFirst()
                .orElse(NAME);
    }

    /** Part of addresses. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    List<FileRow> sorted(List<FileRow> files) {
        return switch (this) {
            case NAME -> files;
            case CHANGED -> by(files, Comparator.comparing(FileRow::changed).reversed());
            case SIZE -> by(files, Comparator.comparing(FileRow::size).reversed());
        };
    }

    private static List<FileRow> by(List<FileRow> files, Comparator<FileRow> order) {
        return files.stream().sorted(order).toList();
    }
}
