package org.portal365.diskoffice.transfer.core;

import java.net.URI;
import java.util.Optional;
import org.portal365.api.AccountId;

/** Keeps addresses that are as good as a key: they are stored sealed. */
public interface Secrets {
    /** What is sealed as. */
    String KIND = "shown-address";

    String seal(AccountId account, URI address);

    /** Empty when it does not open any more. */
    Optional<URI> open(AccountId account, String sealed);
}
