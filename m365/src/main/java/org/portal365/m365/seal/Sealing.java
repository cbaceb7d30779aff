package org.portal365.m365.seal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealKey;
import org.portal365.m365.secret.SealKeyRefusal;
import org.portal365.m365.secret.SealKeys;
import org.portal365.m365.secret.SealUnavailableException;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;

/** All of the sealing of one node; follows a change of the key file's place. */
public final class Sealing implements SecretBox, SealKeys, AutoCloseable {
    private final KeyRotation.Base base;
    private volatile Kit kit;

    /** What belongs to one key file. */
    private record Kit(JweSecretBox box, KeyRing ring, KeyRotation rotation, Resealing resealing) {}

    /**
     * Seals with the keys of a file.
     *
     * @param node names this process among the nodes, in words an admin knows
     * @param stores what keeps sealed text, as far as it runs now
     */
    public Sealing(Jdbi jdbi, String node, Supplier<List<SealedRows>> stores, Clock clock, Path keys) {
        base = new KeyRotation.Base(
                new KeyLedger(jdbi), new SealNodes(jdbi, node), new SealedStores(jdbi, stores), clock);
        kit = kit(base, keys);
    }

    private static Kit kit(KeyRotation.Base base, Path keys) {
        KeyFile file = new KeyFile(keys);
        KeyRing ring = new KeyRing(file, base.ledger(), base.nodes(), base.clock());
        return new Kit(
                new JweSecretBox(ring),
                ring,
                new KeyRotation(base, file, ring),
                new Resealing(ring, base.ledger(), base.stores()));
    }

    /** Takes the keys from another file. */
    public void use(Path keys) {
        Kit before = kit;
        kit = kit(base, keys);
        before.resealing().stop();
    }

    /** Keeps in step with the other nodes. To be called every couple of seconds. */
    public void keepUp() {
        base.stores().remember();
        try {
            var unused = kit.ring().keepUp();
        } catch (SealUnavailableException e) {
            // The check of the settings page says it; the other nodes know that this one has no key.
            return;
        }
    }

    /**
     * Goes once through all sealed rows and moves them to the newest key, unless nothing is to be done. Takes its time.
     *
     * @return how many rows have another key now
     */
    public int reseal() {
        return kit.resealing().passWhenDue();
    }

    @Override
    public String seal(String kind, String owner, byte[] plain) {
        return kit.box().seal(kind, owner, plain);
    }

    @Override
    public byte[] open(String kind, String owner, String sealed) throws SealBrokenException {
        return kit.box().open(kind, owner, sealed);
    }

    @Override
    public List<SealKey> list() {
        return kit.rotation().list();
    }

    @Override
    public Outcome<SealKey, SealKeyRefusal> rotate() {
        return kit.rotation().rotate();
    }

    @Override
    public Outcome<Nothing, SealKeyRefusal> retire(String kid) {
        Kit now = kit;
        Outcome<Nothing, SealKeyRefusal> retired = now.rotation().retire(kid);
        if (retired.refusal().isPresent()) {
            now.resealing().wake();
        }
        return retired;
    }

    /** Tells the other nodes that this one stops, so that they do not wait for it. */
    @Override
    public void close() {
        kit.resealing().stop();
        base.nodes().leave();
    }
}
