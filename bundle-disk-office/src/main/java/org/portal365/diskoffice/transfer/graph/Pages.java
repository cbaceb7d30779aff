package org.portal365.diskoffice.transfer.graph;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealUnavailableException;
import org.portal365.m365.secret.SecretBox;

/**
 * Addresses of next pages, sealed for their account and place: they go through browsers, and whatever comes back from one
 * must be an address that Graph itself has given.
 */
record Pages(SecretBox box, AccountId account) {
    private static final String KIND = "outside-page";

    /** Empty too when there is no key: then the list ends. */
    Optional<String> seal(String place, Optional<URI> next) {
        return next.flatMap(address -> {
            try {
                return Optional.of(
                        box.seal(KIND, owner(place), address.toString().getBytes(StandardCharsets.UTF_8)));
            } catch (SealUnavailableException e) {
                return Optional.empty();
            }
        });
    }

    /** Empty for a page of another place or account, or one sealed by a key that is gone: the first page again. */
    Optional<URI> open(String place, Optional<String> page) {
        return page.flatMap(text -> {
            try {
                return Optional.of(URI.create(new String(box.open(KIND, owner(place), text), StandardCharsets.UTF_8)));
            } catch (SealBrokenException e) {
                return Optional.empty();
            }
        });
    }

    private String owner(String place) {
        return account.value() + "|" + place;
    }
}
