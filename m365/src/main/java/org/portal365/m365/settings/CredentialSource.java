package org.portal365.m365.settings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.portal365.api.module.Problem;
import org.portal365.m365.registration.Credential;

/** Where the credentials come from: the Key, sealed or in a place that the settings name, and the one to follow it. */
final class CredentialSource {
    private final SealedCredential key;
    private final SealedCredential next;
    private final NamedCredential named;

    /** @param environment gives environment variables */
    CredentialSource(CredentialStore store, UnaryOperator<@Nullable String> environment) {
        key = new SealedCredential(store, CredentialStore.KEY);
        next = new SealedCredential(store, CredentialStore.NEXT_KEY);
        named = new NamedCredential(environment);
    }

    /**
     * What there is.
     *
     * @param credentials the Key first; empty when none can be used
     */
    record Found(List<Credential> credentials, List<Problem> problems) {}

    /** When what is stored in a slot ends, where it is a certificate. */
    Optional<LocalDate> end(String slot) {
        SealedCredential stored = slot.equals(CredentialStore.NEXT_KEY) ? next : key;
        return stored.read("").credential().flatMap(CredentialExpiry::end);
    }

    /** Entra ID has taken a credential for an app: it is not used for another one from now on. */
    void taken(String clientId, Credential credential) {
        key.taken(clientId, credential);
        next.taken(clientId, credential);
    }

    /**
     * @param keyFrom empty: the sealed Key; else file:/path or env:NAME
     * @param clientId the app that they are for; empty: not named yet
     */
    Found read(String keyFrom, String clientId) {
        List<CredentialRead> reads = new ArrayList<>();
        reads.add(keyFrom.isEmpty() ? key.read(clientId) : named.read(keyFrom));
        if (next.isSet()) {
            reads.add(next.read(clientId));
        }
        return new Found(
                reads.stream().flatMap(read -> read.credential().stream()).toList(),
                reads.stream()
                        .map(CredentialRead::problems)
                        .flatMap(List::stream)
                        .toList());
    }
}
