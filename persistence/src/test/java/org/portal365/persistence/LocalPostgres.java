package org.portal365.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server of the system's packages, started on loopback in a folder of its own. */
public final class LocalPostgres implements AutoCloseable {
    private final Path folder;
    private final int port;

    private LocalPostgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts an empty server. PostgreSQL refuses root, so root becomes "postgres" for it. */
    public static LocalPostgres start() {
        try {
            Path folder = Files.createTempDirectory("portal365-postgres");
            if (root()) {
                run(List.of("chown", "postgres", folder.toString()));
            }
            LocalPostgres server = new LocalPostgres(folder, freePort());
            server.run("initdb", "--no-sync", "-A", "trust", "-U", "portal", "-D", server.data());
            server.resume();
            server.run("createdb", "-h", "127.0.0.1", "-p", "" + server.port, "-U", "portal", "portal");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/portal";
    }

    public String user() {
        return "portal";
    }

    /** As a machine that goes down; what was committed stays. */
    public void stop() {
        run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    }

    /** Starts it again where it was stopped. */
    public void resume() {
        run(
                "pg_ctl",
                "-w",
                "-D",
                data(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-c listen_addresses=127.0.0.1 -p " + port + " -k " + folder,
                "start");
    }

    @Override
    public void close() {
        stop();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(binaries().resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        run(command);
    }

    private static void run(List<String> command) {
        try {
            Path output = Files.createTempFile("portal365-postgres", ".log");
            int exit = new ProcessBuilder(command)
                    .directory(output.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with " + exit + ": " + Files.readString(output));
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command + "; is postgresql installed? ./test does it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Debian keeps the server's programs off the PATH, by version. */
    private static Path binaries() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.max(Path::compareTo).orElseThrow().resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL is not installed; ./test does it", e);
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
