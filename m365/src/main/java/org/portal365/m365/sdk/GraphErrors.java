package org.portal365.m365.sdk;

import com.google.gson.JsonParseException;
import com.microsoft.graph.models.odataerrors.InnerError;
import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.wire.LimitedBody;

/**
 * Translates what goes wrong into {@link GraphException}.
 *
 * @see <a href="https://learn.microsoft.com/graph/errors">Microsoft Graph error responses</a>
 */
final class GraphErrors {
    private static final long LONGEST_BODY = 64 * 1024;

    private final Clock clock;

    GraphErrors(Clock clock) {
        this.clock = clock;
    }

    /** The failure of a call of the SDK; faults of our own are passed on as they are. */
    RuntimeException translate(String what, RuntimeException e) {
        if (e instanceof ODataError error) {
            return failed(what, error.getResponseStatusCode(), facts(error), e);
        }
        if (e instanceof ApiException error) {
            GraphFailure failure = GraphFailure.of(error.getResponseStatusCode(), "", header(error, "request-id"));
            return failed(what, error.getResponseStatusCode(), waiting(failure, header(error, "Retry-After")), e);
        }
        if (e instanceof OutboundException outbound) {
            return new GraphException(GraphFailure.of(code(outbound)), what + ": " + e.getMessage(), e);
        }
        if (e instanceof JsonParseException) {
            return badAnswer(what, e);
        }
        return e.getCause() instanceof IOException cause ? noAnswer(what, cause) : e;
    }

    GraphException noAnswer(String what, IOException e) {
        String code = e instanceof LimitedBody.TooLongException ? GraphException.BAD_ANSWER : GraphException.NO_ANSWER;
        return new GraphException(GraphFailure.of(code), what + ": no answer", e);
    }

    GraphException badAnswer(String what, @Nullable Throwable cause) {
        return new GraphException(
                GraphFailure.of(GraphException.BAD_ANSWER), what + ": the answer is not as documented", cause);
    }

    /** The failure in an answer that the SDK has not read. */
    GraphException of(String what, Response response) throws IOException {
        Optional<MainError> error = GraphJson.read(bytes(response), ODataError::createFromDiscriminatorValue)
                .map(ODataError::getError);
        GraphFailure failure = GraphFailure.of(
                response.code(), error.map(GraphErrors::code).orElse(""), response.header("request-id", ""));
        GraphFailure challenged = ClaimsChallenge.in(response.headers("WWW-Authenticate"))
                .map(failure::withClaims)
                .orElse(failure);
        return failed(what, response.code(), waiting(challenged, response.header("Retry-After")), null);
    }

    private static byte[] bytes(Response response) throws IOException {
        ResponseBody body = response.body();
        if (body == null) {
            return new byte[0];
        }
        Buffer bytes = new Buffer();
        long unused = bytes.writeAll(new LimitedBody(body.source(), LONGEST_BODY));
        return bytes.readByteArray();
    }

    private GraphFailure facts(ODataError error) {
        MainError main = error.getError();
        String requestId = header(error, "request-id");
        GraphFailure failure =
                GraphFailure.of(error.getResponseStatusCode(), main == null ? "" : code(main), requestId);
        return waiting(failure, header(error, "Retry-After"));
    }

    private GraphFailure waiting(GraphFailure failure, @Nullable String retryAfter) {
        return RetryAfter.parse(retryAfter, clock.instant())
                .map(failure::withRetryAfter)
                .orElse(failure);
    }

    private static GraphException failed(String what, int status, GraphFailure failure, @Nullable Throwable e) {
        return new GraphException(
                failure, what + ": " + status + " " + failure.code() + ", request-id " + failure.requestId(), e);
    }

    /** The inner code is the more specific one. */
    private static String code(MainError main) {
        InnerError inner = main.getInnerError();
        if (inner != null && inner.getAdditionalData().get("code") instanceof String code && !code.isEmpty()) {
            return code;
        }
        String code = main.getCode();
        return code == null ? "" : code;
    }

    private static String code(OutboundException e) {
        return switch (e.reason()) {
            case NOT_ALLOWED -> GraphException.FOREIGN_ADDRESS;
            case TOO_LARGE -> GraphException.BAD_ANSWER;
            default -> GraphException.NO_ANSWER;
        };
    }

    private static String header(ApiException error, String name) {
        if (error.getResponseHeaders() == null) {
            return "";
        }
        Set<String> values = error.getResponseHeaders().get(name.toLowerCase(java.util.Locale.ROOT));
        return values == null ? "" : values.stream().findFirst().orElse("");
    }
}
