package org.portal365.m365.settings;

import java.util.List;
import java.util.Optional;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealUnavailableException;

/** A credential in a slot of the {@link CredentialStore}. */
final class SealedCredential {
    private final CredentialStore store;
    private final String slot;
    private CredentialRead last = new CredentialRead("", Optional.empty(), List.of());

    SealedCredential(CredentialStore store, String slot) {
        this.store = store;
        this.slot = slot;
    }

    synchronized CredentialRead read() {
        Optional<CredentialStore.Entry> entry = store.entry(slot);
        if (entry.isEmpty()) {
            last = CredentialRead.broken("", "key.missing");
        } else if (!last.version().equals(entry.get().version())) {
            last = opened(entry.get().version());
        }
        return last;
    }

    boolean isSet() {
        return store.entry(slot).isPresent();
    }

    private CredentialRead opened(String version) {
        try {
            return store.open(slot)
                    .flatMap(CredentialText::read)
                    .map(credential -> new CredentialRead(version, Optional.of(reopening(credential)), List.of()))
                    .orElseGet(() -> CredentialRead.broken("", "key.missing"));
        } catch (SealBrokenException e) {
            return CredentialRead.broken("", "key.broken");
        } catch (SealUnavailableException e) {
            return CredentialRead.broken(
                    RegistrationSettings.SEAL_KEYS, "seal.unavailable", String.valueOf(e.getMessage()));
        }
    }

    /** A secret is not kept in memory: it is opened whenever it is used. */
    private Credential reopening(Credential credential) {
        return credential instanceof ClientSecret ? new ClientSecret(this::openNow) : credential;
    }

    private String openNow() {
        try {
            return store.open(slot).orElseThrow(() -> new SealUnavailableException("the Key is no longer there"));
        } catch (SealBrokenException e) {
            throw new SealUnavailableException("the Key cannot be opened any more", e);
        }
    }
}
