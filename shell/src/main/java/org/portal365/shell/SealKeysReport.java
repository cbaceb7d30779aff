package org.portal365.shell;

import java.io.PrintStream;
import java.util.List;
import org.portal365.m365.secret.SealKey;

/** The sealing keys as a table, newest first. */
record SealKeysReport(List<SealKey> keys) {
    private static final String ROW = "%-20s  %-20s  %-7s  %10s  %s%n";

    void print(PrintStream out) {
        if (keys.isEmpty()) {
            out.println("There is no sealing key yet; the first secret makes one.");
            return;
        }
        out.printf(ROW, "KEY", "MADE", "SEALS", "ROWS", "NOT ON");
        for (SealKey key : keys) {
            out.printf(
                    ROW,
                    key.kid(),
                    key.madeAt().map(Times::minute).orElse("by hand"),
                    key.current() ? "yes" : "",
                    key.rows(),
                    key.lacking().isEmpty() ? "-" : String.join(", ", key.lacking()));
        }
    }
}
