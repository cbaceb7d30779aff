package org.portal365.reference.web;

import org.portal365.api.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into a page with a sentence and a reference. */
final class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private ErrorPages() {}

    static Response expected(Request request, WebException error) {
        Response response = answer(request, error.status(), error.words());
        // rounded up: a second too early would be refused again
        return error.retryAfter().isZero()
                ? response
                : response.header(
                        "Retry-After", String.valueOf(error.retryAfter().toSeconds() + 1));
    }

    static Response unexpected(Request request, String route, Exception error) {
        LOG.error("{} {} {} failed", request.reference(), request.method(), route, error);
        return answer(request, 500, ErrorWords.of(500));
    }

    private static Response answer(Request request, int status, Text words) {
        if (request.script()) {
            return Response.text(status, words.in(request.locale()));
        }
        ErrorModel model = new ErrorModel(status, words);
        Page page = new Page("error.jte", ErrorWords.WORDS.text("error.title"), ErrorWords.WORDS, model);
        return Response.page(page).status(status);
    }
}
