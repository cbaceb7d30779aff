package org.portal365.m365.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.portal365.m365.secret.SealKey;
import org.portal365.m365.secret.SealedRows;

/** A node with its sealing, one table of sealed rows, and a key file of its own or shared. */
final class TestNode {
    final Path file;
    final SealedTable table;
    final Sealing sealing;
    final List<SealedRows> stores = new ArrayList<>();

    private final Jdbi jdbi;

    TestNode(Jdbi jdbi, String name, Path file) {
        this.jdbi = jdbi;
        this.file = file;
        table = SealedTable.in(jdbi);
        sealing = new Sealing(jdbi, name, () -> List.copyOf(stores), Clock.systemUTC(), file);
        stores.add(table.rows(sealing));
    }

    /** The key it seals with; empty while there is none. */
    String current() {
        return sealing.list().stream()
                .filter(SealKey::current)
                .map(SealKey::kid)
                .findFirst()
                .orElse("");
    }

    SealKey key(String kid) {
        return sealing.list().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .orElseThrow();
    }

    /** Rotates and gives the name of the new key. */
    String rotated() {
        return sealing.rotate().fold(SealKey::kid, refused -> {
            throw new AssertionError(refused.user().in(Locale.ENGLISH));
        });
    }

    /** What an admin does by hand. */
    void copyKeysTo(TestNode other) {
        try {
            Files.createDirectories(other.file.getParent());
            Path next = other.file.resolveSibling("next");
            Path unused = Files.copy(file, next, StandardCopyOption.COPY_ATTRIBUTES);
            unused = Files.move(next, other.file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Half a minute passes for all nodes, as far as the database tells. */
    void aMinuteLater() {
        jdbi.useHandle(handle -> handle.execute("update m365_seal_node set seen_at = seen_at - interval '60' second,"
                + " sealing_since = sealing_since - interval '60' second"));
    }
}
