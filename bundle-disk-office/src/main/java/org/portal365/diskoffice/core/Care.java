package org.portal365.diskoffice.core;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.portal365.api.FileId;

/**
 * What a session does for the people around it, beside the document.
 *
 * @param lockedUntil the end of the portal's lock, as it was last prolonged
 * @param reminded when the owner was reminded that it is still open
 * @param closing when it comes to an end by itself, since it may not go on
 * @param link opens the working copy for the organization, where persons cannot be invited
 * @param kept the file that changes went to instead
 * @param note what the user should know, as a key of the words
 */
public record Care(
        Optional<Instant> lockedUntil,
        Optional<Instant> reminded,
        Optional<Instant> closing,
        Optional<URI> link,
        Optional<FileId> kept,
        Optional<String> note) {
    static final Care NONE = new Care(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Care locked(Optional<Instant> until) {
        return new Care(until, reminded, closing, link, kept, note);
    }

    Care reminded(Instant at) {
        return new Care(lockedUntil, Optional.of(at), closing, link, kept, note);
    }

    Care closing(Optional<Instant> at) {
        return new Care(lockedUntil, reminded, at, link, kept, note);
    }

    Care linked(URI address) {
        return new Care(lockedUntil, reminded, closing, Optional.of(address), kept, note);
    }

    Care kept(FileId file) {
        return new Care(lockedUntil, reminded, closing, link, Optional.of(file), note);
    }

    Care unnoted() {
        return new Care(lockedUntil, reminded, closing, link, kept, Optional.empty());
    }

    Care noting(String word) {
        return new Care(lockedUntil, reminded, closing, link, kept, Optional.of(word));
    }
}
