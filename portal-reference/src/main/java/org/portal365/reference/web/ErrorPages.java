package org.portal365.reference.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portal365.api.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into a page with a sentence and a reference. */
final class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    /** SQLSTATE of connection exceptions (ISO/IEC 9075-2, 24.1), and of a PostgreSQL that is stopped or starts (its appendix A). */
    private static final Pattern AWAY = Pattern.compile("08...|57P0[123]");

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
        int status = databaseIsAway(error) ? 503 : 500;
        return answer(request, status, ErrorWords.of(status));
    }

    /** No mistake of the portal: it goes on by itself when the database is back. */
    private static boolean databaseIsAway(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .anyMatch(one -> one instanceof SQLTransientConnectionException
                        || (one instanceof SQLException cause
                                && AWAY.matcher(String.valueOf(cause.getSQLState()))
                                        .matches()));
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
