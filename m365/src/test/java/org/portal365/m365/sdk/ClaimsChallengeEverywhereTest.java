package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Body;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.Invitation;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.LinkScope;
import org.portal365.m365.graph.LinkType;
import org.portal365.m365.graph.UploadSession;

/** S16: whatever is asked of Graph, a claims challenge comes out as that, and not as a failure among others. */
class ClaimsChallengeEverywhereTest {
    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";
    private static final String CHALLENGE = "Bearer realm=\"\", error=\"insufficient_claims\", claims=\""
            + Base64.getEncoder().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8)) + "\"";

    @TempDir
    Path folder;

    /** Every operation there is, also one that is added later. */
    @TestFactory
    Stream<DynamicTest> s16EveryOperationAnsweredWithAChallengeTellsIt() {
        return Arrays.stream(GraphDrive.class.getMethods())
                .filter(method -> !method.isDefault())
                .flatMap(method -> Stream.of(401, 403)
                        .map(status -> dynamicTest(
                                method.getName() + " of " + method.getParameterCount() + ", " + status,
                                () -> assertChallenge(method, status))));
    }

    private void assertChallenge(Method method, int status) {
        try (GraphTestServer graph = new GraphTestServer()) {
            graph.https.always(
                    status, GraphTestServer.error("InvalidAuthenticationToken"), "WWW-Authenticate", CHALLENGE);
            GraphException failure = catchThrowableOfType(GraphException.class, () -> call(method, graph));
            assertThat(failure).as("it is refused").isNotNull();
            assertThat(failure.claims()).contains(CLAIMS);
            assertThat(failure.status()).isEqualTo(status);
            if (graph.calls() > 0) {
                assertThat(graph.tokensAsked)
                        .as("one new token was asked for, with the challenge")
                        .containsExactly(Optional.empty(), Optional.of(CLAIMS));
            } else {
                assertThat(graph.https.received())
                        .as("an address that is its own right carries no token")
                        .isNotEmpty()
                        .allSatisfy(request ->
                                assertThat(request.header("Authorization")).isEmpty());
            }
        }
    }

    private Object call(Method method, GraphTestServer graph) throws Throwable {
        Object[] arguments = Arrays.stream(method.getGenericParameterTypes())
                .map(type -> argument(type.getTypeName(), graph))
                .toArray();
        try {
            return method.invoke(graph.drive, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object argument(String type, GraphTestServer graph) {
        URI transfer = graph.https.transferOrigin().resolve("/upload/1");
        Map<String, Object> arguments = Map.ofEntries(
                Map.entry("java.lang.String", "d"),
                Map.entry("java.util.List<java.lang.String>", List.of("folder")),
                Map.entry("java.util.Optional<java.lang.String>", Optional.empty()),
                Map.entry("java.util.Optional<java.net.URI>", Optional.empty()),
                Map.entry("java.time.Instant", Instant.parse("2026-12-01T00:00:00Z")),
                Map.entry("boolean", Boolean.FALSE),
                Map.entry("long", 0L),
                Map.entry(ItemRef.class.getName(), new ItemRef("d", "f1")),
                Map.entry(Conflict.class.getName(), Conflict.FAIL),
                Map.entry(LinkType.class.getName(), LinkType.VIEW),
                Map.entry(LinkScope.class.getName(), LinkScope.ORGANIZATION),
                Map.entry(Invitation.class.getName(), new Invitation(List.of("u2"), LinkType.VIEW)),
                Map.entry(Path.class.getName(), folder.resolve("download")),
                Map.entry(Body.class.getName(), body()),
                Map.entry(URI.class.getName(), transfer),
                Map.entry(UploadSession.class.getName(), new UploadSession(transfer, Instant.MAX, 0)));
        Object argument = arguments.get(type);
        assertThat(argument).as("an argument of type %s", type).isNotNull();
        return argument;
    }

    private static Body body() {
        return new Body() {
            @Override
            public long length() {
                return UploadSession.RANGE_UNIT;
            }

            @Override
            public java.io.InputStream open(long offset) throws IOException {
                return new java.io.ByteArrayInputStream(new byte[(int) (UploadSession.RANGE_UNIT - offset)]);
            }
        };
    }
}
