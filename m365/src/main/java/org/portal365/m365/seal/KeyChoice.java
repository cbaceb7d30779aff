package org.portal365.m365.seal;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which key seals: the first of the file that every live node has. A node that has none of the keys in use can neither
 * read nor write and does not hold the others back.
 *
 * @param file the keys of this node
 * @param ledger the keys of the data
 */
record KeyChoice(List<OctetSequenceKey> file, List<LedgerKey> ledger, List<LiveNode> nodes) {
    /** Whether this file has nothing to do with the data. */
    boolean foreign() {
        Set<String> known = inUse();
        return !known.isEmpty() && file.stream().noneMatch(key -> known.contains(key.getKeyID()));
    }

    /** Empty when the nodes have no key in common and none of this file's has ever sealed. */
    Optional<OctetSequenceKey> key() {
        // A key that seals already goes on when files were mixed up; only a new one has to wait.
        return first(this::everywhere).or(() -> first(this::used));
    }

    private Optional<OctetSequenceKey> first(Predicate<String> rule) {
        return file.stream()
                .filter(key -> !retired(key.getKeyID()) && rule.test(key.getKeyID()))
                .findFirst();
    }

    private Set<String> inUse() {
        return ledger.stream().filter(key -> !key.retired()).map(LedgerKey::kid).collect(Collectors.toSet());
    }

    private boolean everywhere(String kid) {
        Set<String> known = inUse();
        return nodes.stream()
                .filter(node -> known.isEmpty()
                        ? !node.kids().isEmpty()
                        : node.kids().stream().anyMatch(known::contains))
                .allMatch(node -> node.kids().contains(kid));
    }

    private boolean retired(String kid) {
        return ledger.stream().anyMatch(key -> key.kid().equals(kid) && key.retired());
    }

    boolean used(String kid) {
        return ledger.stream().anyMatch(key -> key.kid().equals(kid) && key.used() && !key.retired());
    }

    /** Whether a new key is still on its way to every node, or this file puts one first that is not everywhere. */
    boolean waiting() {
        Optional<OctetSequenceKey> first = first(kid -> true);
        return !first.equals(key()) || ledger.stream().anyMatch(key -> !key.used() && !key.retired());
    }
}
