package org.portal365.m365.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A name of this node that an admin knows and no other node has. */
final class NodeName {
    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");
    private static final int SHORT = 8;

    private NodeName() {}

    /** @param process names the running process among the nodes */
    static String of(String process) {
        return host() + "/" + process.substring(0, Math.min(SHORT, process.length()));
    }

    private static String host() {
        try {
            return Files.isReadable(HOST) ? Files.readString(HOST).strip() : "node";
        } catch (IOException e) {
            return "node";
        }
    }
}
