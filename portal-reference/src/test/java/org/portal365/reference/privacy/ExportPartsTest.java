package org.portal365.reference.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A13: what an export writes on the way lies in the portal's store, and a killed one leaves nothing past the start. */
class ExportPartsTest {
    @TempDir
    Path store;

    @Test
    void a13AListIsWrittenInTheFolderOfTheNodeForItsUserAlone() throws IOException {
        Path folder = store.resolve("exports/host_1");
        ZipExport zip =
                new ZipExport(OutputStream.nullOutputStream(), new ExportParts(store.resolve("exports"), "host/1"));
        zip.records("things", records -> {
            List<Path> parts = files(folder);
            assertThat(parts).hasSize(1);
            assertThat(permissions(parts.get(0))).isEqualTo("rw-------");
            records.accept(Map.of("name", "thing"));
        });
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void a13WhatAKilledExportLeftGoesAtTheStartOfItsNodeAlone() throws IOException {
        ExportParts own = new ExportParts(store, "own");
        Path left = own.create();
        Path running = new ExportParts(store, "other").create();
        assertThat(left).as("positive control").exists();
        new ExportParts(store, "own").clear();
        assertThat(left).doesNotExist();
        assertThat(running).exists();
        new ExportParts(store.resolve("nothing-yet"), "own").clear();
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
