package org.portal365.reference.web;

import java.util.Set;
import org.portal365.api.Text;
import org.portal365.api.Words;

/** The portal's own sentence for a status. */
final class ErrorWords {
    static final Words WORDS = Words.beside(ErrorWords.class);
    private static final Set<Integer> OWN = Set.of(400, 401, 403, 404, 405, 413, 415, 421, 429, 500, 503);

    private ErrorWords() {}

    static Text of(int status) {
        if (OWN.contains(status)) {
            return WORDS.text("error." + status);
        }
        return WORDS.text(status < 500 ? "error.400" : "error.500");
    }
}
