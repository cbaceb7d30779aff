package org.portal365.socialservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.m365.seal.Sealing;
import org.portal365.m365.secret.SealKey;
import org.portal365.m365.secret.SealedRows;
import org.portal365.persistence.Database;
import org.portal365.socialservices.core.AccountStore;
import org.portal365.socialservices.jdbc.JdbcAccountStore;
import org.portal365.socialservices.jdbc.JdbcFlowStore;

/** A node of several on one database: the engine that ships, sealing with its own copy of the key file. */
final class RotationNode implements AutoCloseable {
    final SandboxSignIn signIn;
    final Sealing sealing;
    final AccountStore accounts;
    final Jdbi jdbi;

    private final List<SealedRows> sealedRows;
    private final Path keys;

    RotationNode(String name, SandboxProcess sandbox, InMemoryPortal portal, Database database, Path keys) {
        this.keys = keys;
        ClassLoader loader = RotationNode.class.getClassLoader();
        jdbi = database.open("socialservices", loader);
        sealing = new Sealing(database.open("m365", loader), name, this::sealedRows, Clock.systemUTC(), keys);
        sealedRows = List.of(JdbcAccountStore.sealedRows(jdbi, sealing), JdbcFlowStore.sealedRows(jdbi, sealing));
        accounts = new JdbcAccountStore(jdbi, sealing);
        signIn = new SandboxSignIn(sandbox, portal, new SandboxSignIn.Kept(sealing, jdbi));
    }

    private List<SealedRows> sealedRows() {
        return sealedRows;
    }

    /** What the threads of m365 do every few seconds. */
    void keepUp() {
        sealing.keepUp();
        int unused = sealing.reseal();
    }

    /** The key it seals with; empty while there is none. */
    String current() {
        return sealing.list().stream()
                .filter(SealKey::current)
                .map(SealKey::kid)
                .findFirst()
                .orElse("");
    }

    /** How many sealed rows there are by key, in all stores. */
    Map<String, Long> rowsByKey() {
        Map<String, Long> rows = new HashMap<>();
        sealedRows.forEach(store -> store.countByKid().forEach((kid, count) -> rows.merge(kid, count, Long::sum)));
        return rows;
    }

    /** The new key, in the file of this node alone. */
    String rotate() {
        return sealing.rotate().fold(SealKey::kid, refused -> {
            throw new AssertionError(refused.user().in(Locale.ENGLISH));
        });
    }

    /** What an administrator does by hand. */
    void copyKeysTo(RotationNode other) {
        try {
            Files.createDirectories(other.keys.getParent());
            Path next = other.keys.resolveSibling("next");
            Path unused = Files.copy(keys, next, StandardCopyOption.COPY_ATTRIBUTES);
            unused = Files.move(next, other.keys, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sealing.close();
    }
}
