package org.portal365.m365.seal;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.secret.SealUnavailableException;

/**
 * The keys in use. A new key file is made only over a database in which nothing has ever been sealed; a file that has
 * none of the keys of the data is refused. Looks at the file each time, as an admin may change it, and at what other
 * nodes have every few seconds.
 */
public final class KeyRing {
    private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(3);

    private final KeyFile file;
    private final KeyLedger ledger;
    private final SealNodes nodes;
    private final Clock clock;
    private volatile @Nullable Chosen last;

    /** What was chosen for a state of the file. */
    private record Chosen(List<OctetSequenceKey> file, OctetSequenceKey key, boolean used, long at) {
        boolean holdsFor(List<OctetSequenceKey> now) {
            return System.nanoTime() - at < REMEMBERED && file.equals(now);
        }
    }

    public KeyRing(KeyFile file, KeyLedger ledger, SealNodes nodes, Clock clock) {
        this.file = file;
        this.ledger = ledger;
        this.nodes = nodes;
        this.clock = clock;
    }

    /**
     * The key to seal with.
     *
     * @throws SealUnavailableException with words for the admin
     */
    OctetSequenceKey sealing() {
        Optional<OctetSequenceKey> known = remembered();
        return known.isPresent() ? known.get() : chooseToSeal();
    }

    private Optional<OctetSequenceKey> remembered() {
        Chosen known = last;
        return known != null && known.used() && file.exists() && known.holdsFor(file.read())
                ? Optional.of(known.key())
                : Optional.empty();
    }

    private synchronized OctetSequenceKey chooseToSeal() {
        Optional<OctetSequenceKey> known = remembered();
        if (known.isPresent()) {
            return known.get();
        }
        if (!file.exists()) {
            create();
        }
        Chosen chosen = choose();
        if (!chosen.used()) {
            ledger.use(chosen.key().getKeyID(), clock.instant());
        }
        last = new Chosen(chosen.file(), chosen.key(), true, chosen.at());
        return chosen.key();
    }

    /**
     * Tells the other nodes what this one has, and looks what they have. To be called every couple of seconds.
     *
     * @return the key this node seals with; empty while there is none yet
     * @throws SealUnavailableException with words for the admin
     */
    synchronized Optional<String> keepUp() {
        if (!file.exists()) {
            nodes.announce(Set.of());
            return Optional.empty();
        }
        Chosen chosen = choose();
        last = chosen;
        return Optional.of(chosen.key().getKeyID());
    }

    private Chosen choose() {
        try {
            return chosen();
        } catch (SealUnavailableException e) {
            // What was right a moment ago is not used on.
            last = null;
            throw e;
        }
    }

    private Chosen chosen() {
        long now = System.nanoTime();
        KeyChoice choice = look();
        if (choice.foreign()) {
            throw new SealUnavailableException("the key file " + file.path() + " has none of the keys " + inUse()
                    + " that the data is sealed with");
        }
        OctetSequenceKey key = choice.key()
                .orElseThrow(() -> new SealUnavailableException(
                        "the key files of the nodes have no key in common; copy one of them to all nodes"));
        nodes.sealing(key.getKeyID());
        return new Chosen(choice.file(), key, choice.used(key.getKeyID()), now);
    }

    /** What this node and the others have at this moment. */
    KeyChoice look() {
        List<OctetSequenceKey> keys = announced();
        return new KeyChoice(keys, ledger.keys(), nodes.live());
    }

    private List<OctetSequenceKey> announced() {
        try {
            List<OctetSequenceKey> keys = file.read();
            nodes.announce(
                    keys.stream().map(OctetSequenceKey::getKeyID).collect(Collectors.toCollection(LinkedHashSet::new)));
            return keys;
        } catch (SealUnavailableException e) {
            nodes.announce(Set.of());
            throw e;
        }
    }

    private List<String> inUse() {
        return ledger.keys().stream()
                .filter(key -> !key.retired())
                .map(LedgerKey::kid)
                .toList();
    }

    private void create() {
        List<String> known = inUse();
        if (!known.isEmpty()) {
            throw new SealUnavailableException(
                    "the key file " + file.path() + " is missing, but there is data sealed with " + known
                            + "; put the file back, or copy it from another node");
        }
        KeyFileWriter writer = file.writer(clock);
        OctetSequenceKey key = writer.newKey();
        writer.create(key);
        boolean entered = ledger.enter(0, key.getKeyID(), clock.instant(), clock.instant());
        // A node that shares the file may have entered it already.
        if (!entered && !ledger.kids().contains(key.getKeyID())) {
            writer.remove();
            throw new SealUnavailableException("another node has just made the key file; copy it to " + file.path());
        }
    }

    /** The key of this name; empty when nothing was ever sealed with it. */
    Optional<OctetSequenceKey> opening(String kid) {
        if (file.exists()) {
            Optional<OctetSequenceKey> key = file.read().stream()
                    .filter(candidate -> candidate.getKeyID().equals(kid))
                    .findFirst();
            if (key.isPresent()) {
                return key;
            }
        }
        if (ledger.kids().contains(kid)) {
            throw new SealUnavailableException("the key " + kid + " is not in the key file " + file.path());
        }
        return Optional.empty();
    }
}
