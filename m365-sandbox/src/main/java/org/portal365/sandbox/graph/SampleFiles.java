package org.portal365.sandbox.graph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.portal365.sandbox.graph.drive.Blobs;
import org.portal365.sandbox.graph.drive.Changes;
import org.portal365.sandbox.graph.drive.Conflict;
import org.portal365.sandbox.graph.drive.DriveRecord;
import org.portal365.sandbox.graph.drive.Drives;
import org.portal365.sandbox.graph.drive.Item;

/** What lies in a library of a site before anybody has put anything there: a few files, and a folder of many. */
final class SampleFiles {
    private static final int WEEKS = 53;
    private static final int FIRST_YEAR = 2024;
    private static final int LAST_YEAR = 2025;

    private final Drives drives;
    private final Changes changes;
    private final Blobs blobs;

    SampleFiles(GraphParts parts) {
        this.drives = parts.drives();
        this.changes = parts.changes();
        this.blobs = parts.blobs();
    }

    DriveRecord in(DriveRecord library) {
        Item root = drives.root(library);
        if (!drives.children(root).isEmpty()) {
            return library;
        }
        put(library, root, "Budget.csv", "what,how much\npaper,100\nink,250\n");
        put(library, root, "Read me first.txt", "Everybody in the team may change what is here.\n");
        Item weeks = changes.createFolder(root, "Weekly figures", Conflict.REPLACE, library.owner(), null)
                .item();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            for (int week = 1; week <= WEEKS; week++) {
                String name = String.format(Locale.ROOT, "%d week %02d.csv", year, week);
                put(library, weeks, name, "day,visits\nMonday," + week + "\n");
            }
        }
        return library;
    }

    private void put(DriveRecord library, Item folder, String name, String text) {
        try {
            Path staged = blobs.stage(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            Changes.Stored unused = changes.putFile(folder, name, staged, Conflict.REPLACE, library.owner());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
