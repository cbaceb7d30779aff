package org.portal365.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.file.PathUtils;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/**
 * A document on its way to OneDrive or back, beside curl with the same ranges, over a line with or without delay. Both
 * sides move whole files between disk and the same sandbox; ours has a heap of 64 MiB.
 *
 * @param mebibytes size of the document
 * @param delayMillis of the line, there and back
 */
record TransferMeasurement(int mebibytes, int delayMillis, boolean up) implements Benchmarks.Measurement {
    private static final int RANGE = 10 << 20;
    private static final int MIB = 1 << 20;
    private static final int ROUNDS = 7;
    /** Rounds and mebibytes each way before the compilers of both ends have come to rest. */
    private static final int WARM_UP = 4;

    private static final int WARM_MEBIBYTES = 3_000;
    private static final int MOST_WARM_UP = 60;
    private static final String NAME = "transfer.bin";
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");

    /**
     * Where everything is, while it runs.
     *
     * @param proxy port of the line with delay; 0 for none: without delay both sides speak to the sandbox itself
     */
    private record Place(Path folder, Sandbox sandbox, int proxy, String token) {
        String ca() {
            return sandbox.folder().resolve("ca.pem").toString();
        }
    }

    @Override
    public String run() throws Exception {
        Product product = Product.fresh("benchmark");
        try (Sandbox sandbox = product.sandbox();
                DelayedLine line = new DelayedLine(delayMillis)) {
            Matcher token =
                    TOKEN.matcher(sandbox.answer("people/" + ANNA + "/token", "{\"scopes\":\"Files.ReadWrite\"}"));
            if (!token.find()) {
                throw new IllegalStateException("no token");
            }
            Place place = new Place(product.folder(), sandbox, delayMillis > 0 ? line.port() : 0, token.group(1));
            Process ours = client(place);
            try {
                return compare(place, new Dialogue(ours)).toString();
            } finally {
                ours.destroy();
            }
        } finally {
            // Up to 20 GiB.
            var unused = PathUtils.deleteDirectory(product.folder());
        }
    }

    private Comparison compare(Place place, Dialogue ours) throws Exception {
        Path file = random(place.folder().resolve("document.bin"));
        Comparison comparison = new Comparison(
                (up ? "upload" : "download") + " of " + mebibytes + " MiB at " + delayMillis + " ms, against curl",
                "ms");
        var unused = ours.ask("up " + file + " " + NAME);
        unused = ours.ask("heap");
        int warmUp = Math.max(WARM_UP, Math.min(WARM_MEBIBYTES / mebibytes, MOST_WARM_UP));
        for (int round = 1 - warmUp; round <= ROUNDS; round++) {
            Path back = place.folder().resolve("back.bin");
            double our = Long.parseLong(ours.ask(up ? "up " + file + " " + NAME : "down " + NAME + " " + back)) / 1e6;
            double their = up ? curlUp(place, ours, file) : curlDown(place, back);
            if (!up && Files.mismatch(file, back) >= 0) {
                throw new IllegalStateException("another file came back");
            }
            if (round > 0) {
                comparison.round(our, their);
            }
        }
        System.out.printf("  most heap: %d MiB of 64%n", Long.parseLong(ours.ask("heap")) / MIB);
        return comparison;
    }

    private Path random(Path file) throws IOException {
        byte[] piece = new byte[MIB];
        new Random(365).nextBytes(piece);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < mebibytes; i++) {
                piece[0] = (byte) i;
                out.write(piece);
            }
        }
        return file;
    }

    private static Process client(Place place) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx64m"));
        if (place.proxy() > 0) {
            command.addAll(List.of(
                    "-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + place.proxy(), "-Dhttp.nonProxyHosts="));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                TransferClient.class.getName(),
                "" + place.sandbox().port(),
                place.ca(),
                place.token()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** One curl over one connection; the pieces lie ready. */
    private double curlUp(Place place, Dialogue ours, Path file) throws IOException, InterruptedException {
        long size = Files.size(file);
        String address = ours.ask("where " + NAME + " " + size);
        List<String> command = curl(place);
        for (long from = 0; from < size; from += RANGE) {
            long length = Math.min(RANGE, size - from);
            if (from > 0) {
                command.add("--next");
                command.addAll(options(place));
            }
            command.addAll(List.of(
                    "-T",
                    piece(place, file, from, length).toString(),
                    "-H",
                    "Content-Range: bytes " + from + "-" + (from + length - 1) + "/" + size,
                    address));
        }
        return time(command);
    }

    private static Path piece(Place place, Path file, long from, long length) throws IOException {
        Path piece = place.folder().resolve("piece-" + from);
        if (!Files.exists(piece)) {
            try (FileChannel in = FileChannel.open(file);
                    OutputStream out = Files.newOutputStream(piece, StandardOpenOption.CREATE)) {
                long unused = in.transferTo(from, length, Channels.newChannel(out));
            }
        }
        return piece;
    }

    private static double curlDown(Place place, Path back) throws IOException, InterruptedException {
        List<String> command = curl(place);
        command.addAll(List.of("-o", back.toString(), address(place)));
        return time(command);
    }

    /** Where the content is, without a token. */
    private static String address(Place place) throws IOException, InterruptedException {
        List<String> command = curl(place);
        String content =
                "https://localhost:" + (place.sandbox().port() + 2) + "/v1.0/me/drive/root:/" + NAME + ":/content";
        command.addAll(
                List.of("-o", "/dev/null", "-w", "%{redirect_url}", "-H", "Authorization: Bearer " + place.token()));
        command.add(content);
        Process process = new ProcessBuilder(command).start();
        try (BufferedReader said = process.inputReader(UTF_8)) {
            return said.readLine();
        } finally {
            int unused = process.waitFor();
        }
    }

    private static List<String> curl(Place place) {
        List<String> command = new ArrayList<>(List.of("curl"));
        command.addAll(options(place));
        return command;
    }

    private static List<String> options(Place place) {
        List<String> options = new ArrayList<>(List.of("-sS", "--fail", "--http1.1", "--cacert", place.ca()));
        if (place.proxy() > 0) {
            options.addAll(List.of("--noproxy", "", "--proxy", "http://127.0.0.1:" + place.proxy()));
        }
        return options;
    }

    private static double time(List<String> command) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("curl ends with " + process.exitValue());
        }
        return (System.nanoTime() - began) / 1e6;
    }

    /** A question, an answer. */
    private static final class Dialogue {
        private final BufferedWriter to;
        private final BufferedReader from;

        Dialogue(Process process) {
            to = process.outputWriter(UTF_8);
            from = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        }

        String ask(String line) throws IOException {
            to.write(line + "\n");
            to.flush();
            String answer = from.readLine();
            if (answer == null) {
                throw new IllegalStateException("no answer to " + line);
            }
            return answer;
        }
    }
}
