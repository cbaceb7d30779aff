package org.portal365.m365.seal;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Done;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Words;
import org.portal365.m365.secret.SealKey;
import org.portal365.m365.secret.SealKeyRefusal;
import org.portal365.m365.secret.SealKeys;
import org.portal365.m365.secret.SealUnavailableException;

/** {@link SealKeys} of one key file. */
final class KeyRotation implements SealKeys {
    private static final Words WORDS = Words.beside(KeyRotation.class);

    private final KeyFile file;
    private final KeyRing ring;
    private final KeyLedger ledger;
    private final SealNodes nodes;
    private final SealedStores stores;
    private final Clock clock;

    KeyRotation(Base base, KeyFile file, KeyRing ring) {
        this.file = file;
        this.ring = ring;
        this.ledger = base.ledger();
        this.nodes = base.nodes();
        this.stores = base.stores();
        this.clock = base.clock();
    }

    /** What stays when the key file moves. */
    record Base(KeyLedger ledger, SealNodes nodes, SealedStores stores, Clock clock) {}

    @Override
    public List<SealKey> list() {
        Optional<String> current = current();
        Map<String, Long> rows = stores.countByKid();
        List<LedgerKey> known = ledger.keys();
        List<LiveNode> live = nodes.live();
        Set<String> kids = new LinkedHashSet<>();
        known.stream()
                .filter(key -> !key.retired() || rows.containsKey(key.kid()))
                .map(LedgerKey::kid)
                .forEach(kids::add);
        kids.addAll(inFile());
        List<SealKey> keys = new ArrayList<>();
        for (String kid : kids) {
            keys.add(new SealKey(
                    kid,
                    madeAt(known, kid),
                    current.equals(Optional.of(kid)),
                    rows.getOrDefault(kid, 0L),
                    live.stream()
                            .filter(node -> !node.kids().contains(kid))
                            .map(LiveNode::name)
                            .toList()));
        }
        Collections.reverse(keys);
        return keys;
    }

    private Optional<String> current() {
        try {
            return ring.keepUp();
        } catch (SealUnavailableException e) {
            // The list is what helps to find out why.
            return Optional.empty();
        }
    }

    private List<String> inFile() {
        try {
            return file.exists()
                    ? file.read().stream().map(OctetSequenceKey::getKeyID).toList()
                    : List.of();
        } catch (SealUnavailableException e) {
            return List.of();
        }
    }

    private static Optional<Instant> madeAt(List<LedgerKey> known, String kid) {
        return known.stream()
                .filter(key -> key.kid().equals(kid))
                .map(LedgerKey::madeAt)
                .findFirst();
    }

    @Override
    public Outcome<SealKey, SealKeyRefusal> rotate() {
        try {
            OctetSequenceKey unused = ring.sealing();
            Outcome<String, SealKeyRefusal> rotated = ledger.exclusively(this::addKey);
            return rotated.map(this::listed);
        } catch (SealUnavailableException e) {
            return refused(SealKeyRefusal.UNAVAILABLE, "unavailable", String.valueOf(e.getMessage()));
        }
    }

    private Outcome<String, SealKeyRefusal> addKey() {
        KeyChoice now = ring.look();
        if (now.waiting()) {
            return refused(SealKeyRefusal.WAITING, "rotate.waiting");
        }
        KeyFileWriter writer = file.writer(clock);
        OctetSequenceKey key = writer.newKey();
        List<OctetSequenceKey> keys = new ArrayList<>(now.file());
        keys.add(0, key);
        // From here on a node that shares the file may seal with it, so it is never taken back.
        writer.replace(keys);
        ledger.add(key.getKeyID(), clock.instant(), null);
        return new Done<>(key.getKeyID());
    }

    private SealKey listed(String kid) {
        return list().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .orElseGet(() -> new SealKey(kid, Optional.of(clock.instant()), false, 0, List.of()));
    }

    @Override
    public Outcome<Nothing, SealKeyRefusal> retire(String kid) {
        try {
            Optional<String> unused = ring.keepUp();
            return ledger.exclusively(() -> reasonToKeep(kid).orElseGet(() -> remove(kid)));
        } catch (SealUnavailableException e) {
            return refused(SealKeyRefusal.UNAVAILABLE, "unavailable", String.valueOf(e.getMessage()));
        }
    }

    private Optional<Outcome<Nothing, SealKeyRefusal>> reasonToKeep(String kid) {
        KeyChoice now = ring.look();
        boolean known = now.ledger().stream().anyMatch(key -> key.kid().equals(kid) && !key.retired())
                || now.file().stream().anyMatch(key -> key.getKeyID().equals(kid));
        if (!known) {
            return Optional.of(refused(SealKeyRefusal.UNKNOWN, "retire.unknown", kid));
        }
        Optional<String> own = now.key().map(OctetSequenceKey::getKeyID);
        boolean sealing = now.nodes().stream()
                .anyMatch(node ->
                        node.sealing().equals(Optional.of(kid)) && !node.kids().isEmpty());
        if (sealing || own.equals(Optional.of(kid))) {
            return Optional.of(refused(SealKeyRefusal.CURRENT, "retire.current", kid));
        }
        if (now.used(kid) && !now.nodes().stream().allMatch(LiveNode::settled)) {
            return Optional.of(refused(SealKeyRefusal.IN_USE, "retire.settling", kid));
        }
        return stillNeeded(kid);
    }

    private Optional<Outcome<Nothing, SealKeyRefusal>> stillNeeded(String kid) {
        List<String> missing = stores.missing();
        if (!missing.isEmpty()) {
            return Optional.of(
                    refused(SealKeyRefusal.UNAVAILABLE, "retire.uncounted", kid, String.join(", ", missing)));
        }
        Map<String, Long> using = stores.using(kid);
        if (!using.isEmpty()) {
            String rows = String.join(
                    ", ",
                    using.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .toList());
            return Optional.of(refused(SealKeyRefusal.IN_USE, "retire.used", kid, rows));
        }
        return Optional.empty();
    }

    private Outcome<Nothing, SealKeyRefusal> remove(String kid) {
        ledger.retire(kid, clock.instant());
        List<OctetSequenceKey> keys = file.read();
        List<OctetSequenceKey> rest =
                keys.stream().filter(key -> !key.getKeyID().equals(kid)).toList();
        if (rest.size() < keys.size()) {
            file.writer(clock).replace(rest);
        }
        Optional<String> unused = ring.keepUp();
        return Done.done();
    }

    private static <T> Outcome<T, SealKeyRefusal> refused(SealKeyRefusal reason, String key, Object... arguments) {
        return Refused.because(reason, WORDS.text(key, arguments));
    }
}
