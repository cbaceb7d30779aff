package org.portal365.m365.settings;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Words;
import org.portal365.api.module.Problem;
import org.portal365.m365.registration.Credential;

/**
 * A look at one place of a credential.
 *
 * @param version tells two credentials apart without showing them; empty when there is none
 * @param problems why there is none
 */
record CredentialRead(String version, Optional<Credential> credential, List<Problem> problems) {
    private static final Words WORDS = Words.beside(CredentialRead.class);

    static CredentialRead broken(String key, String words, Object... arguments) {
        return new CredentialRead("", Optional.empty(), List.of(new Problem(key, WORDS.text(words, arguments))));
    }

    /** This look, or an earlier one that saw the same: as long as the same credential is meant, it is the same object. */
    CredentialRead orSame(CredentialRead earlier) {
        return !version.isEmpty() && version.equals(earlier.version()) ? earlier : this;
    }
}
