package org.portal365.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Karaf as Apache ships it, with its shell on a port of its own. */
final class PlainKaraf implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private Optional<Process> process = Optional.empty();

    private PlainKaraf(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** @param port of its shell */
    static PlainKaraf unpack(Path folder, int port) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int end = new ProcessBuilder(
                        "tar", "xzf", archive().toString(), "-C", folder.toString(), "--strip-components", "1")
                .inheritIO()
                .start()
                .waitFor();
        if (end != 0) {
            throw new IOException("tar ends with " + end);
        }
        var unused = Files.writeString(
                folder.resolve("etc/org.apache.karaf.shell.cfg"),
                "\nsshPort = " + port + "\n",
                StandardOpenOption.APPEND);
        return new PlainKaraf(folder, port);
    }

    private static Path archive() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("target/lib"), "apache-karaf-*.tar.gz")) {
            return found.iterator().next();
        }
    }

    /** Waits until its shell can be called. */
    void start() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        folder.resolve("bin/karaf").toAbsolutePath().toString(), "server")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.log").toFile()));
        // As build/start-portal starts ours.
        builder.environment()
                .putAll(Map.of(
                        "KARAF_EXEC", "exec", "CHECK_ROOT_INSTANCE_RUNNING", "false", "EXTRA_JAVA_OPTS", "-Xmx1g"));
        process = Optional.of(builder.start());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() - end > 0) {
                throw new IOException("Karaf does not answer; see " + folder.resolve("output.log"));
            }
            Thread.sleep(50);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    long pid() {
        return process.orElseThrow().pid();
    }

    void stop() {
        process.ifPresent(running -> {
            running.destroy();
            running.onExit().orTimeout(1, TimeUnit.MINUTES).join();
        });
        process = Optional.empty();
    }

    @Override
    public void close() {
        stop();
    }
}
