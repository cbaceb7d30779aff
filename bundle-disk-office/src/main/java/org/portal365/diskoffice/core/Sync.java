package org.portal365.diskoffice.core;

import java.util.Optional;

/** How the working copy and the portal's file stand to each other. */
public record Sync(
        Optional<Fingerprint> fingerprint, Optional<Seen> seen, Optional<Intent> intent, Optional<Saved> saved) {
    static final Sync NEW = new Sync(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Sync knowing(Fingerprint known) {
        return new Sync(Optional.of(known), seen, intent, saved);
    }

    public Sync seeing(Seen newSeen) {
        return new Sync(fingerprint, Optional.of(newSeen), intent, saved);
    }

    public Sync settled() {
        return new Sync(fingerprint, Optional.empty(), intent, saved);
    }

    public Sync intending(Optional<Intent> newIntent) {
        return new Sync(fingerprint, seen, newIntent, saved);
    }

    public Sync saved(Saved newSaved) {
        return new Sync(fingerprint, Optional.empty(), Optional.empty(), Optional.of(newSaved));
    }
}
