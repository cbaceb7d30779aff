package org.portal365.itests.product;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program of ours in a process of its own, that answers HTTP when it is ready. */
public final class Program implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** The top of the source tree. */
    public static final Path TOP = Path.of("../..").toAbsolutePath().normalize();

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts and waits until it answers. */
    public static Program start(List<String> command, Map<String, String> environment, Path output, URI ready) {
        try {
            Files.createDirectories(output.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(TOP.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            builder.environment().putAll(environment);
            Program program = new Program(builder.start(), output);
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> program.answers(ready));
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers(URI address) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended at once: " + Files.readString(output));
        }
        int status = status(address);
        return status >= 200 && status < 400;
    }

    /** The status that an address answers with; -1 while nobody does. */
    public static int status(URI address) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(15))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    /** kill -9: the process has no chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        end();
    }

    /** As Ctrl-C or a service manager does it. */
    @Override
    public void close() {
        process.destroy();
        end();
    }

    /** Processor time that the process has used, all threads together. */
    public Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell processor times"));
    }

    public long pid() {
        return process.pid();
    }

    public boolean running() {
        return process.isAlive();
    }

    private void end() {
        await().atMost(Duration.ofSeconds(40)).until(() -> !process.isAlive());
    }
}
