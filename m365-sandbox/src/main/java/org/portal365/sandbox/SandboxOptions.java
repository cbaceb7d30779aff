package org.portal365.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * The command line of the sandbox.
 *
 * @param port base port; the sandbox takes this and the five following ones; 0 picks six free neighbours
 * @param data folder of all state, made when missing
 */
public record SandboxOptions(int port, Path data) {

    private static final int DEFAULT_PORT = 8281;

    /** Reads {@code --port} and {@code --data}; anything else is an {@link IllegalArgumentException} naming it. */
    public static SandboxOptions parse(String... arguments) {
        int port = DEFAULT_PORT;
        Path data = Path.of("sandbox-data");
        List<String> words = List.of(arguments);
        for (int i = 0; i < words.size(); i += 2) {
            if (i + 1 == words.size()) {
                throw new IllegalArgumentException("No value after " + words.get(i));
            }
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "--port" -> port = Integer.parseInt(value);
                case "--data" -> data = Path.of(value);
                default -> throw new IllegalArgumentException("Unknown option " + words.get(i));
            }
        }
        return new SandboxOptions(port, data.toAbsolutePath().normalize());
    }
}
