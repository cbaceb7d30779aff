package org.portal365.socialservices;

import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Check;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Finding;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;
import org.portal365.socialservices.core.KeysUnavailableException;
import org.portal365.socialservices.entra.AuthorityIdTokens;

/** Whether the authority is there and publishes signing keys: cloud, tenant, network and certificates in one. */
final class KeysCheck implements Check {
    private static final Words WORDS = Words.beside(KeysCheck.class);

    private final Registrations registrations;
    private final AuthorityIdTokens idTokens;

    KeysCheck(Registrations registrations, AuthorityIdTokens idTokens) {
        this.registrations = registrations;
        this.idTokens = idTokens;
    }

    @Override
    public Text title() {
        return WORDS.text("check.keys");
    }

    @Override
    public Finding run(CheckContext context) {
        Optional<AppRegistration> registration = registrations.current();
        if (registration.isEmpty()) {
            return failed(WORDS.text("problem.incomplete"));
        }
        try {
            int keys = idTokens.tryKeys(registration.get());
            return keys > 0
                    ? new Finding(Finding.Level.OK, WORDS.text("check.keys.ok", keys), Text.of(""))
                    : failed(WORDS.text("check.keys.none"));
        } catch (KeysUnavailableException e) {
            return failed(WORDS.text("check.keys.failed", String.valueOf(e.getMessage())));
        }
    }

    private static Finding failed(Text text) {
        return new Finding(Finding.Level.FAILED, text, WORDS.text("check.keys.cure"));
    }
}
