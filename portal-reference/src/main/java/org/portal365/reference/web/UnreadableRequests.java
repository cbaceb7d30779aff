package org.portal365.reference.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.portal365.api.portal.Portal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to a request that the container cannot read, so that no servlet sees it: a broken address, headers that
 * are too large. Nothing is known of who asks, hence a page in both languages; the log gets one line.
 */
public final class UnreadableRequests {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);

    private final Portal portal;
    private final Renderer renderer;

    public UnreadableRequests(Portal portal, Renderer renderer) {
        this.portal = portal;
        this.renderer = renderer;
    }

    /** The page and the headers of every answer, {@code Content-Type} among them. */
    public Answer answer(int status) {
        String reference = Tokens.random().substring(0, 12);
        LOG.info("{} a request that cannot be read: status {}", reference, status);
        Map<String, String> headers =
                new LinkedHashMap<>(SecurityHeaders.of(portal.sites().get(0), List.<URI>of()));
        headers.put("Content-Type", Renderer.TYPE);
        String page = renderer.bare(
                "unreadable.jte",
                Map.of(
                        "sentences",
                        Languages.ALL.stream()
                                .map(language -> Sentence.of(status, language))
                                .toList(),
                        "reference",
                        reference));
        return new Answer(headers, page);
    }

    /** What goes over the line besides the status; the page in UTF-8. */
    public record Answer(Map<String, String> headers, String page) {}

    /** The words of the page in one language. */
    public record Sentence(String lang, String title, String words, String hint, String back) {
        static Sentence of(int status, Locale language) {
            List<String> texts = Stream.of(
                            ErrorWords.WORDS.text("error.title"),
                            ErrorWords.of(status),
                            ErrorWords.WORDS.text("error.reference"),
                            ErrorWords.WORDS.text("error.back"))
                    .map(text -> text.in(language))
                    .toList();
            return new Sentence(language.toLanguageTag(), texts.get(0), texts.get(1), texts.get(2), texts.get(3));
        }
    }
}
