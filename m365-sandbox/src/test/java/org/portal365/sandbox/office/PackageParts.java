package org.portal365.sandbox.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The parts of a package by name, for comparing two of them. */
public final class PackageParts {
    private PackageParts() {}

    public static Map<String, Long> checksums(byte[] zip) throws IOException {
        Map<String, Long> parts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                CRC32 sum = new CRC32();
                sum.update(in.readAllBytes());
                if (!entry.isDirectory()) {
                    parts.put(entry.getName(), sum.getValue());
                }
            }
        }
        return parts;
    }

    /** Names of parts that differ or are on one side only. */
    public static Set<String> difference(byte[] one, byte[] other) throws IOException {
        Map<String, Long> left = checksums(one);
        Map<String, Long> right = checksums(other);
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        names.removeIf(name -> left.containsKey(name) && left.get(name).equals(right.get(name)));
        return names;
    }

    static Set<String> difference(Path one, Path other) throws IOException {
        return difference(Files.readAllBytes(one), Files.readAllBytes(other));
    }
}
