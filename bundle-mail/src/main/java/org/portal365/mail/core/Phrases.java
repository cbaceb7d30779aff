package org.portal365.mail.core;

import org.portal365.api.Text;
import org.portal365.api.Words;

/** The words of mail. */
public final class Phrases {
    private static final Words WORDS = Words.beside(Phrases.class);

    private Phrases() {}

    public static Text text(String key, Object... arguments) {
        return WORDS.text(key, arguments);
    }
}
