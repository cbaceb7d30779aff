package org.portal365.m365.error;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portal365.api.Words;
import org.portal365.m365.graph.GraphException;

/**
 * Explains failures of Entra ID and Graph in words, English and Russian. The codes are in codes.properties, the words in
 * words*.properties. Reading it is all it does: safe for threads, one may be kept for good.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">AADSTS error codes</a>
 * @see <a href="https://learn.microsoft.com/graph/errors">Microsoft Graph error responses</a>
 */
public final class Dictionary {
    private static final Pattern AADSTS = Pattern.compile("AADSTS(\\d{4,8})");
    private static final Words WORDS = Words.beside(Dictionary.class);

    private final Properties codes = codes();

    /**
     * Explains an error answer of the authorize or token endpoint.
     *
     * @param error "error", e.g. "invalid_client"
     * @param description "error_description", where the AADSTS code is; may be empty
     */
    public Explanation entra(String error, String description) {
        Matcher code = AADSTS.matcher(description);
        Stream<String> byCode = code.find() ? Stream.of("aadsts." + code.group(1)) : Stream.empty();
        String shown = code.reset().find() ? code.group() : plain(error);
        return explain(Stream.concat(byCode, Stream.of("oauth." + error)), "entra", shown);
    }

    /** Explains a failed call of Graph: its code first, as it is more exact, but 423 by status alone. */
    public Explanation graph(GraphException failure) {
        String byStatus = "graph." + failure.status();
        String byCode = "graph." + failure.code();
        List<String> keys = failure.locked() ? List.of(byStatus) : List.of(byCode, byStatus);
        String shown = Stream.of(failure.status() == 0 ? "" : "HTTP " + failure.status(), plain(failure.code()))
                .filter(part -> !part.isEmpty())
                .reduce((first, second) -> first + " " + second)
                .orElse("-");
        return explain(keys.stream(), "graph", shown);
    }

    private Explanation explain(Stream<String> keys, String fallback, String shown) {
        Optional<String> known = keys.filter(codes::containsKey).findFirst();
        String key = known.orElse(fallback);
        String[] entry = codes.getProperty(key).trim().split("\\s+", -1);
        return new Explanation(
                key,
                Explanation.Actor.valueOf(entry[1].toUpperCase(Locale.ROOT)),
                WORDS.text(entry[0] + ".user"),
                WORDS.text(entry[0] + ".admin", shown));
    }

    /** What an outside service calls a code is shown only when it looks like one. */
    private static String plain(String code) {
        return code.matches("[A-Za-z0-9_.-]{1,64}") ? code : "";
    }

    private static Properties codes() {
        Properties codes = new Properties();
        try (InputStream in = Dictionary.class.getResourceAsStream("codes.properties")) {
            codes.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }
}
