package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.diskoffice.graph.FaultKinds;
import org.portal365.itests.graph.GraphSandbox;
import org.portal365.m365.error.Dictionary;
import org.portal365.m365.graph.GraphException;

/** Cases 101 to 114: what each operation makes of each answer, as {@code answers.json} says. */
class AnswersIT {
    private static GraphBench bench;
    private static Operations operations;

    @BeforeAll
    static void start() {
        bench = new GraphBench();
        operations = new Operations(bench);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    static Stream<Arguments> answers() throws IOException {
        JsonNode rows = GraphSandbox.JSON.readTree(AnswersIT.class.getResourceAsStream("/answers.json"));
        return StreamSupport.stream(rows.spliterator(), false)
                .flatMap(row -> Stream.of(Operation.values())
                        .map(operation -> Arguments.of(
                                "case" + row.path("case").asText(),
                                row.path("name").asText(),
                                operation,
                                row)));
    }

    @ParameterizedTest(name = "{0} {1} at {2}")
    @MethodSource("answers")
    void case101To114EachAnswerAtEachOperation(String number, String name, Operation operation, JsonNode row) {
        Operations.Ready ready = operations.ready(operation);
        bench.sandbox.fault(fault(operation, row));
        Throwable thrown = catchThrowable(ready::run);
        long calls = bench.sandbox.calls().stream()
                .filter(call ->
                        call.path("status").asInt() == row.path("status").asInt())
                .count();
        bench.sandbox.reset();
        JsonNode wanted =
                row.path("but").has(operation.word()) ? row.path("but").path(operation.word()) : row.path("expect");
        assertThat(calls).isBetween(1L, mostCalls(row));
        if (wanted.path("done").asBoolean()) {
            assertThat(thrown).isNull();
        } else {
            assertThat(thrown).isInstanceOf(GraphException.class);
            check((GraphException) thrown, wanted, operation, row);
        }
    }

    private static void check(GraphException failure, JsonNode wanted, Operation operation, JsonNode row) {
        int status = wanted.path("status").asInt(row.path("status").asInt());
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.temporary()).isEqualTo(wanted.path("temporary").asBoolean());
        assertThat(FaultKinds.of(failure)).hasToString(wanted.path("kind").asText());
        if (!operation.transfer() || row.path("calls").asInt() == 1) {
            assertThat(failure.code()).isEqualTo(wanted.path("code").asText());
            assertThat(new Dictionary().graph(failure).user().in(Locale.ENGLISH))
                    .isEqualTo(words(wanted.path("words").asText()));
        }
        String wait = row.path("headers").path("Retry-After").asText("");
        assertThat(failure.retryAfter().map(each -> "" + each.toSeconds()).orElse(""))
                .isEqualTo(wait);
    }

    private static String words(String entry) {
        return ResourceBundle.getBundle("org.portal365.m365.error.words", Locale.ROOT)
                .getString(entry + ".user")
                .replace("''", "'");
    }

    /** One, and one more with a new token; content that is not what was described is looked for three times. */
    private static long mostCalls(JsonNode row) {
        return row.path("status").asInt() == 416 || row.path("status").asInt() == 410
                ? 3
                : row.path("calls").asInt();
    }

    private static Map<String, Object> fault(Operation operation, JsonNode row) {
        Map<String, Object> fault = new HashMap<>();
        fault.put("site", operation.transfer() ? "files" : "graph");
        fault.put("method", operation.method());
        fault.put("path", operation.path());
        fault.put("status", row.path("status").asInt());
        fault.put("headers", row.path("headers"));
        fault.put("body", row.path("body").asText());
        fault.put("count", -1);
        return fault;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void case101To114EachOperationWorksWithoutAFault(Operation operation) throws IOException {
        operations.ready(operation).run();
    }

    static Stream<Operation> operations() {
        return Stream.of(Operation.values()).filter(operation -> operation != Operation.SUBSCRIBE);
    }

    @Test
    void eachExchangeIsAsMicrosoftsSchemaSays() throws IOException {
        for (Operation operation : operations().toList()) {
            operations.ready(operation).run();
        }
        assertThat(bench.contract.checked()).isGreaterThan(20);
        assertThat(bench.contract.complaints()).isEmpty();
    }
}
