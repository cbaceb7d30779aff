package org.portal365.itests.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs programs of the system. */
final class Commands {
    private Commands() {}

    /** Waits until it has ended, and ended well. */
    static String run(List<String> command) {
        try {
            Path output = Files.createTempFile("portal365-mail", ".log");
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            String said = Files.readString(output);
            Files.delete(output);
            if (exit != 0) {
                throw new IllegalStateException(command + " ended with " + exit + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command + "; is it installed? ./test does it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A file of ours with its places filled in. */
    static String filled(String name, Map<String, String> values) {
        try (InputStream in = Objects.requireNonNull(Commands.class.getResourceAsStream(name), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A folder that other users of the system can go through, or write to as well. */
    static Path folder(Path folder, boolean forAll) throws IOException {
        Files.createDirectories(folder);
        return Files.setPosixFilePermissions(
                folder, PosixFilePermissions.fromString(forAll ? "rwxrwxrwx" : "rwxr-xr-x"));
    }
}
