package org.portal365.reference.privacy;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;
import org.portal365.api.module.PersonalExport;

/**
 * Writes an export as a zip, list by list. A list is written to a file of its own first, so that no connection to the
 * database waits for whoever reads slowly.
 */
final class ZipExport implements PersonalExport {
    private final ZipOutputStream zip;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final ExportParts parts;
    private String area = "";

    ZipExport(OutputStream out, ExportParts parts) {
        this.parts = parts;
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** A list that has been written. */
    record Entry(String area, String name, int records) {}

    /** What comes from now on is of this area. */
    void begin(String name) {
        area = name;
    }

    List<Entry> lists(String ofArea) {
        return entries.stream().filter(entry -> entry.area().equals(ofArea)).toList();
    }

    /** How many files an area has given. */
    int files(String ofArea) {
        return files.getOrDefault(ofArea, 0);
    }

    @Override
    public void records(String name, Records records) throws IOException {
        Path part = parts.create();
        try {
            int count = write(records, part);
            try (InputStream in = Files.newInputStream(part)) {
                entries.add(new Entry(area, put(name + ".json", in), count));
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static int write(Records records, Path part) throws IOException {
        int[] count = {0};
        try (BufferedWriter text = Files.newBufferedWriter(part);
                JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginArray();
            records.each(record -> {
                write(json, record);
                count[0]++;
            });
            json.endArray();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return count[0];
    }

    private static void write(JsonWriter json, Map<String, @Nullable Object> record) {
        try {
            json.beginObject();
            for (Map.Entry<String, @Nullable Object> field : record.entrySet()) {
                json.name(field.getKey());
                Object value = field.getValue();
                if (value instanceof Number number) {
                    json.value(number);
                } else if (value instanceof Boolean truth) {
                    json.value(truth);
                } else {
                    json.value(value == null ? null : value.toString());
                }
            }
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void file(String name, Body content) throws IOException {
        try (InputStream in = content.open(0)) {
            String unused = put(name, in);
            files.merge(area, 1, Integer::sum);
        }
    }

    /** The page that tells what is what; at the end, when all is known. */
    void index(String html) throws IOException {
        zip.putNextEntry(new ZipEntry("index.html"));
        zip.write(html.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private String put(String name, InputStream in) throws IOException {
        String free = free(area + "/" + safe(name));
        zip.putNextEntry(new ZipEntry(free));
        in.transferTo(zip);
        zip.closeEntry();
        return free;
    }

    /** No entry leads out of the folder that it is unpacked in, on no system. */
    private static String safe(String name) {
        return name.replaceAll("[\\\\:*?\"<>|\\p{Cntrl}]", "_").replaceAll("(^|/)\\.+(?=/|$)", "$1_");
    }

    private String free(String name) {
        String free = name;
        for (int number = 2; !names.add(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }
}
