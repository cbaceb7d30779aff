package org.portal365.diskoffice.transfer;

import java.net.URI;
import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.diskoffice.transfer.core.Secrets;

/** Seals by turning round. */
public final class PlainSecrets implements Secrets {
    @Override
    public String seal(AccountId account, URI address) {
        return new StringBuilder(address.toString()).reverse().toString();
    }

    @Override
    public Optional<URI> open(AccountId account, String text) {
        return Optional.of(URI.create(new StringBuilder(text).reverse().toString()));
    }
}
