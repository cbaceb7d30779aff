package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.portal365.m365.graph.AccountState.DISABLED;
import static org.portal365.m365.graph.AccountState.ENABLED;
import static org.portal365.m365.graph.AccountState.GONE;
import static org.portal365.m365.graph.AccountState.UNTOLD;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.m365.graph.GraphDirectory;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.wire.CloudHttp;

/** S30: only what Graph has said about a very account counts. */
class DirectoryCallsTest {
    private static final String LIST =
            "GET /v1.0/users?$filter=id%20in%20(%27a%27,%27b%27,%27c%27)&$select=id,accountEnabled&$top=15";
    private static final String SINGLE = "?$select=id,accountEnabled";
    private static final List<String> THREE = List.of("a", "b", "c");

    private GraphTestServer graph;
    private CloudHttp clouds;
    private GraphDirectory directory;

    @BeforeEach
    void start() {
        graph = new GraphTestServer();
        clouds = new CloudHttp();
        directory = new SdkGraphDrives(clouds, Clock.systemUTC(), GateStore.inMemory())
                .directory(graph.https.cloud(), "tenant", graph);
    }

    @AfterEach
    void stop() {
        clouds.close();
        graph.close();
    }

    private static String user(String id, String enabled) {
        return "{\"id\":\"" + id + "\",\"accountEnabled\":" + enabled + "}";
    }

    private static String page(String... users) {
        return "{\"value\":[" + String.join(",", users) + "]}";
    }

    private GraphException refused() {
        return catchThrowableOfType(GraphException.class, () -> directory.states(THREE));
    }

    @Test
    void s30OneListTellsAll() {
        graph.https.on(LIST, 200, page(user("A", "true"), user("b", "false"), user("c", "true")));
        assertThat(directory.states(THREE)).isEqualTo(Map.of("a", ENABLED, "b", DISABLED, "c", ENABLED));
        assertThat(graph.calls()).isEqualTo(1);
    }

    @Test
    void s30WhoIsNotListedIsGoneOnlyWhenGraphSaysSoOfTheId() {
        graph.https.on(LIST, 200, page(user("a", "true")));
        graph.https.on("GET /v1.0/users/b" + SINGLE, 404, GraphTestServer.error("Request_ResourceNotFound"));
        graph.https.on("GET /v1.0/users/c" + SINGLE, 200, user("c", "true"));
        assertThat(directory.states(THREE)).isEqualTo(Map.of("a", ENABLED, "b", GONE, "c", ENABLED));
    }

    @Test
    void s30AnythingButATruthValueTellsNothing() {
        graph.https.on(LIST, 200, page(user("a", "null"), user("b", "\"no\""), "{\"id\":\"c\"}"));
        assertThat(directory.states(THREE)).isEqualTo(Map.of("a", UNTOLD, "b", UNTOLD, "c", UNTOLD));
    }

    @Test
    void s30NoErrorAndNoOddListSaysAnythingOfAnybody() {
        for (int status : new int[] {400, 401, 403, 404, 500, 502}) {
            for (String body : List.of(GraphTestServer.error("Request_ResourceNotFound"), "<html>", "")) {
                graph.https.always(status, body);
                assertThat(refused().status()).as("HTTP " + status + body).isEqualTo(status);
            }
        }
        for (String body : List.of(
                "",
                "[]",
                "{}",
                "{\"value\":{}}",
                page(user("x", "false")),
                page(user("a", "true"), user("a", "false")),
                page("1"))) {
            graph.https.always(200, body);
            assertThat(refused().code()).as(body).isEqualTo(GraphException.BAD_ANSWER);
        }
    }

    @Test
    void s30AnotherAnswerToTheSingleQuestionSaysNothingEither() {
        graph.https.on(LIST, 200, page(user("a", "true"), user("b", "true")));
        graph.https
                .on("GET /v1.0/users/c" + SINGLE, 404, GraphTestServer.error("itemNotFound"))
                .on("GET /v1.0/users/c" + SINGLE, 403, GraphTestServer.error("Request_ResourceNotFound"))
                .on("GET /v1.0/users/c" + SINGLE, 200, user("b", "false"))
                .on("GET /v1.0/users/c" + SINGLE, 404, GraphTestServer.error("Request_ResourceNotFound"));
        assertThat(refused().status()).isEqualTo(404);
        assertThat(refused().status()).isEqualTo(403);
        assertThat(refused().code()).as("somebody else").isEqualTo(GraphException.BAD_ANSWER);
        assertThat(directory.states(THREE)).as("positive control").containsEntry("c", GONE);
    }

    @Test
    void s30WhoIsToldToWaitAsksNobodyAnyMore() {
        graph.https.on(LIST, 429, GraphTestServer.error("TooManyRequests"), "Retry-After", "77");
        assertThat(refused().retryAfter()).isPresent();
        long before = graph.calls();
        assertThat(refused().code()).isEqualTo(GraphException.WAITING);
        assertThat(graph.calls()).isEqualTo(before);
    }
}
