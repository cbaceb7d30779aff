package org.portal365.socialservices.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.SignInRefusal;
import org.portal365.m365.error.Dictionary;
import org.portal365.m365.error.Explanation;

/**
 * Refusals in words. Those of Entra ID are looked up: what they mean to us in refusals.properties, the words in the
 * dictionary of m365. Our own have the key of their reason, or a closer one, in words.properties.
 */
final class Refusals {
    private static final Words WORDS = Words.beside(Refusals.class);
    private static final Dictionary DICTIONARY = new Dictionary();
    private static final Properties TABLE = table();

    private Refusals() {}

    static Text words(String key, Object... arguments) {
        return WORDS.text(key, arguments);
    }

    static <T> Refused<T, SignInRefusal> own(SignInRefusal reason) {
        return own(reason, reason.name().toLowerCase(Locale.ROOT), "");
    }

    /** @param detail for the admin: a rule or code, never a value of a token */
    static <T> Refused<T, SignInRefusal> own(SignInRefusal reason, String key, String detail) {
        return Refused.because(reason, words(key + ".user"), words(key + ".admin", detail));
    }

    static <T> Refused<T, SignInRefusal> signIn(EntraException failure) {
        SignInRefusal reason = SignInRefusal.valueOf(row(failure)[0]);
        if (reason == SignInRefusal.CANCELLED) {
            String shown = failure.code().isEmpty() ? failure.error() : failure.code();
            return Refusals.<T>own(reason, "cancelled", shown).withReference(failure.correlationId());
        }
        Refused<T, SignInRefusal> refused = explained(reason, failure);
        return failure.retryAfter().map(refused::withRetryAfter).orElse(refused);
    }

    static GrantState state(EntraException failure) {
        return GrantState.valueOf(row(failure)[1]);
    }

    static <T> Refused<T, GrantState> grant(EntraException failure) {
        Refused<T, GrantState> refused = explained(state(failure), failure);
        return failure.retryAfter().map(refused::withRetryAfter).orElse(refused);
    }

    static <T> Refused<T, GrantState> grant(GrantState state, String key, String detail) {
        return Refused.because(state, words(key + ".user"), words(key + ".admin", detail));
    }

    private static <T, R extends Enum<R>> Refused<T, R> explained(R reason, EntraException failure) {
        Explanation words = DICTIONARY.entra(failure.error(), failure.code());
        return Refused.<T, R>because(reason, words.user(), words.admin()).withReference(failure.correlationId());
    }

    private static String[] row(EntraException failure) {
        String row = Stream.of(failure.code(), failure.error())
                .map(TABLE::getProperty)
                .filter(found -> found != null)
                .findFirst()
                .orElse("FAILED UNREACHABLE");
        return row.trim().split("\\s+", -1);
    }

    private static Properties table() {
        Properties table = new Properties();
        try (InputStream in = Refusals.class.getResourceAsStream("refusals.properties")) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
