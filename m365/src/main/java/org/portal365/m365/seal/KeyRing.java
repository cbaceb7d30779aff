package org.portal365.m365.seal;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portal365.m365.secret.SealUnavailableException;

/**
 * The keys in use. A new key file is made only over a database in which nothing has ever been sealed; a file that has
 * none of the keys of the data is refused. Looks at the file each time, as an admin may change it.
 */
public final class KeyRing {
    private final KeyFile file;
    private final KeyLedger ledger;
    private final Clock clock;
    /** Sealing keys of this file that the ledger is known to have. */
    private final Set<String> entered = new HashSet<>();

    public KeyRing(KeyFile file, KeyLedger ledger, Clock clock) {
        this.file = file;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The key to seal with.
     *
     * @throws SealUnavailableException with words for the admin
     */
    synchronized OctetSequenceKey sealing() {
        if (!file.exists()) {
            create(ledger.kids());
        }
        List<OctetSequenceKey> keys = file.read();
        OctetSequenceKey first = keys.get(0);
        if (!entered.contains(first.getKeyID())) {
            enter(keys, ledger.kids());
            entered.add(first.getKeyID());
        }
        return first;
    }

    private void create(Set<String> known) {
        if (!known.isEmpty()) {
            throw new SealUnavailableException(
                    "the key file " + file.path() + " is missing, but there is data sealed with " + known
                            + "; put the file back, or copy it from another node");
        }
        String kid = YearMonth.now(clock.withZone(ZoneOffset.UTC)) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        file.create(kid);
        if (!ledger.enter(0, kid, clock.instant())) {
            file.remove();
            throw new SealUnavailableException("another node has just made the key file; copy it to " + file.path());
        }
    }

    private void enter(List<OctetSequenceKey> keys, Set<String> known) {
        String kid = keys.get(0).getKeyID();
        if (known.contains(kid)) {
            return;
        }
        boolean continues = keys.stream().anyMatch(key -> known.contains(key.getKeyID()));
        if (!known.isEmpty() && !continues) {
            throw new SealUnavailableException(
                    "the key file " + file.path() + " has none of the keys " + known + " that the data is sealed with");
        }
        if (!ledger.enter(known.size(), kid, clock.instant())) {
            throw new SealUnavailableException("another node has just entered a key; try again");
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
