package org.portal365.m365.settings;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealUnavailableException;

/**
 * A credential in a slot of the {@link CredentialStore}. Once Entra ID has taken it, it is used for this app alone:
 * Client ID and Key are changed one after the other, and the old Key must never go out under the new Client ID. Before,
 * it follows the Client ID, which may have been mistyped.
 */
final class SealedCredential {
    private final CredentialStore store;
    private final String slot;
    private CredentialRead last = new CredentialRead("", Optional.empty(), List.of());
    private String seen = "";
    private @Nullable Proof proof;

    private record Proof(String version, String clientId) {}

    SealedCredential(CredentialStore store, String slot) {
        this.store = store;
        this.slot = slot;
    }

    /** @param clientId the app in force; empty when none is named yet: then of whatever app the credential is */
    synchronized CredentialRead read(String clientId) {
        last = store.entry(slot)
                .map(this::proved)
                .map(entry -> clientId.isEmpty() ? opened(entry) : read(entry, clientId))
                .orElseGet(() -> CredentialRead.broken("", "key.missing"));
        return last;
    }

    private CredentialRead read(CredentialStore.Entry entry, String app) {
        if (entry.clientId().equals(app)) {
            return opened(entry);
        }
        return entry.proven()
                ? CredentialRead.broken("", slot + ".other", entry.clientId())
                : opened(store.adopt(entry, app));
    }

    /** Entra ID has taken a credential for an app; of no interest where it is another one. */
    synchronized void taken(String clientId, Credential credential) {
        if (last.credential().filter(credential::equals).isPresent()) {
            proof = new Proof(last.version(), clientId);
        }
    }

    /** Whether it was written down is asked each time: a database that was away must not lose it. */
    private CredentialStore.Entry proved(CredentialStore.Entry entry) {
        Proof there = proof;
        return there == null || entry.proven() || !there.equals(new Proof(entry.version(), entry.clientId()))
                ? entry
                : store.prove(entry);
    }

    boolean isSet() {
        return store.entry(slot).isPresent();
    }

    /** As long as the same is meant, it is the same object. */
    private CredentialRead opened(CredentialStore.Entry entry) {
        String now = entry.version() + " " + entry.clientId();
        CredentialRead read = now.equals(seen) && last.credential().isPresent() ? last : openedNow(entry);
        seen = now;
        return read;
    }

    private CredentialRead openedNow(CredentialStore.Entry entry) {
        String app = entry.clientId();
        try {
            return store.open(slot, app)
                    .flatMap(CredentialText::read)
                    .map(credential ->
                            new CredentialRead(entry.version(), Optional.of(reopening(credential, app)), List.of()))
                    .orElseGet(() -> CredentialRead.broken("", "key.missing"));
        } catch (SealBrokenException e) {
            return CredentialRead.broken("", "key.broken");
        } catch (SealUnavailableException e) {
            return CredentialRead.broken(
                    RegistrationSettings.SEAL_KEYS, "seal.unavailable", String.valueOf(e.getMessage()));
        }
    }

    /** A secret is not kept in memory: it is opened whenever it is used. */
    private Credential reopening(Credential credential, String app) {
        return credential instanceof ClientSecret ? new ClientSecret(() -> openNow(app)) : credential;
    }

    private String openNow(String app) {
        try {
            return store.open(slot, app).orElseThrow(() -> new SealUnavailableException("the Key is no longer there"));
        } catch (SealBrokenException e) {
            throw new SealUnavailableException("the Key cannot be opened any more", e);
        }
    }
}
