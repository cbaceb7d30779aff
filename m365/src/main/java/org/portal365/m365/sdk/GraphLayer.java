package org.portal365.m365.sdk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.portal365.api.Outcome;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.TokenSource;

/**
 * What every call to Graph passes: it waits for nobody (a closed gate refuses at once), carries the account's token and a
 * request id, gets one new token after 401, and closes the gate when Graph says "too many".
 */
final class GraphLayer implements Interceptor {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    /** The form that Microsoft asks for, so that it can tell applications apart when it throttles. */
    private static final String USER_AGENT = "ISV|Portal365|Portal365/1.0";

    private final TenantGate gate;
    private final TokenSource tokens;

    GraphLayer(TenantGate gate, TokenSource tokens) {
        this.gate = gate;
        this.tokens = tokens;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        gate.enter(Cost.of(chain.request()));
        Request request = chain.request()
                .newBuilder()
                .header("User-Agent", USER_AGENT)
                .header("client-request-id", UUID.randomUUID().toString())
                .build();
        Response response = proceed(chain, authorized(request, Optional.empty()));
        if (unauthorized(response)) {
            String challenge = challenge(response).orElse("");
            response.close();
            response = proceed(chain, authorized(request, Optional.of(challenge)));
            if (unauthorized(response)) {
                throw stillUnauthorized(response);
            }
        }
        return gate.passed(response);
    }

    /** A line that was kept may have died meanwhile: what only reads is asked once more. */
    private static Response proceed(Chain chain, Request request) throws IOException {
        try {
            return chain.proceed(request);
        } catch (InterruptedIOException | SSLException e) {
            throw e;
        } catch (IOException e) {
            if (!request.method().equals("GET")) {
                throw e;
            }
            return chain.proceed(request);
        }
    }

    private Request authorized(Request request, Optional<String> claims) {
        Outcome<Token, GrantState> outcome = tokens.token(claims);
        String token = outcome.fold(Token::value, refused -> {
            GraphFailure failure = GraphFailure.of(GraphException.NO_TOKEN).withRefusal(refused);
            throw new GraphException(
                    claims.filter(json -> !json.isEmpty())
                            .map(failure::withClaims)
                            .orElse(failure),
                    "not called: there is no token, " + refused.reason(),
                    null);
        });
        return request.newBuilder().header("Authorization", "Bearer " + token).build();
    }

    /** 401, or what older pages call 403 insufficient_claims. */
    private static boolean unauthorized(Response response) {
        return response.code() == UNAUTHORIZED
                || (response.code() == FORBIDDEN && challenge(response).isPresent());
    }

    private static Optional<String> challenge(Response response) {
        return ClaimsChallenge.in(response.headers("WWW-Authenticate"));
    }

    private static GraphException stillUnauthorized(Response response) {
        Optional<String> claims = challenge(response);
        GraphFailure failure = GraphFailure.of(
                response.code(),
                claims.isPresent() ? "insufficient_claims" : "InvalidAuthenticationToken",
                response.header("request-id", ""));
        response.close();
        return new GraphException(
                claims.map(failure::withClaims).orElse(failure), "a new token was refused as well", null);
    }
}
