package org.portal365.itests.portal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for secrets in whatever a program leaves behind, in every {@link SecretForm}. The first letters of a secret
 * suffice, so one that was cut off is found as well.
 */
final class SecretScan {
    /** Enough to tell secrets apart, and to be nothing by chance. */
    private static final int STEM = 20;

    private static final int SHORTEST = Integer.BYTES;
    private static final int AROUND = 80;

    private final Map<Integer, List<Trace>> byBeginning = new HashMap<>();
    private final BitSet beginnings = new BitSet(1 << Short.SIZE);
    private final int secrets;
    private final Set<ByteBuffer> forms = new HashSet<>();
    private int places;
    private long bytes;

    /** @param secrets by names that may be told */
    SecretScan(Map<String, String> secrets) {
        this.secrets = secrets.size();
        secrets.forEach((name, secret) -> {
            String stem = secret.substring(0, Math.min(secret.length(), STEM));
            for (SecretForm form : SecretForm.values()) {
                form.of(stem).forEach(look -> add(new Trace(name, form, look)));
            }
        });
    }

    /** A secret that stands where it should not. */
    record Finding(String secret, SecretForm form, String place, String around) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Trace(String secret, SecretForm form, byte[] look) {}

    private void add(Trace trace) {
        if (trace.look().length < SHORTEST) {
            throw new IllegalArgumentException(trace.secret() + " is too short to look for");
        }
        int beginning = ByteBuffer.wrap(trace.look()).getInt();
        byBeginning.computeIfAbsent(beginning, added -> new ArrayList<>()).add(trace);
        beginnings.set(beginning >>> Short.SIZE);
        forms.add(ByteBuffer.wrap(trace.look()));
    }

    /** The first place of each secret in each form. */
    List<Finding> search(String place, byte[] content) {
        places++;
        bytes += content.length;
        List<Finding> found = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(content);
        for (int at = 0; at + SHORTEST <= content.length; at++) {
            int beginning = in.getInt(at);
            if (beginnings.get(beginning >>> Short.SIZE)) {
                for (Trace trace : byBeginning.getOrDefault(beginning, List.of())) {
                    int end = at + trace.look().length;
                    if (end <= content.length
                            && Arrays.equals(content, at, end, trace.look(), 0, trace.look().length)) {
                        add(found, new Finding(trace.secret(), trace.form(), place, around(content, at, end)));
                    }
                }
            }
        }
        return found;
    }

    List<Finding> search(String place, String text) {
        return search(place, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(List<Finding> found, Finding next) {
        if (found.stream().noneMatch(old -> old.secret().equals(next.secret()) && old.form() == next.form())) {
            found.add(next);
        }
    }

    /** Every file below the folder, by its path in there; also the names themselves. */
    List<Finding> searchFiles(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        List<Finding> found = new ArrayList<>();
        for (Path file : files) {
            String place = folder.relativize(file).toString();
            found.addAll(search("name of " + place, place));
            read(file).ifPresent(content -> found.addAll(search(place, content)));
        }
        return found;
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            // it was deleted meanwhile
            return Optional.empty();
        }
    }

    private static String around(byte[] content, int from, int to) {
        int first = Math.max(0, from - AROUND);
        int end = Math.min(content.length, to + AROUND);
        return new String(content, first, end - first, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", " ");
    }

    /** How much was searched for what. */
    String figures() {
        return "%,d secrets in %,d forms looked for in %,d files and answers with %,d bytes"
                .formatted(secrets, forms.size(), places, bytes);
    }
}
