package org.portal365.diskoffice.transfer.graph;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.portal365.api.AccountId;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.transfer.core.Secrets;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealUnavailableException;
import org.portal365.m365.secret.SecretBox;

/** {@link Secrets} in the box of all secrets, each for its account. */
public record BoxedSecrets(SecretBox box) implements Secrets {
    @Override
    public String seal(AccountId account, URI address) {
        try {
            return box.seal(KIND, account.value(), address.toString().getBytes(StandardCharsets.UTF_8));
        } catch (SealUnavailableException e) {
            throw new RemoteFault(RemoteFault.Kind.ADMIN, "no key to seal the address with", null, null, e);
        }
    }

    @Override
    public Optional<URI> open(AccountId account, String text) {
        try {
            return Optional.of(URI.create(new String(box.open(KIND, account.value(), text), StandardCharsets.UTF_8)));
        } catch (SealBrokenException e) {
            return Optional.empty();
        }
    }
}
