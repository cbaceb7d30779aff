package org.portal365.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.TestSandbox;

/** Error bodies of the token endpoint against real ones: same status, same members, same words. */
class RecordedErrorsTest {

    private static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "token-error-invalid-client, client_secret, wrong",
        "token-error-invalid-scope, scope, api://not-a-registered-resource/.default",
        "token-error-unknown-client, client_id, 00000000-0000-0000-0000-000000000000",
        "token-error-unsupported-grant-type, grant_type, no_such_grant"
    })
    void bodyIsShapedAndWordedAsRecorded(String recording, String field, String value) {
        try (TestSandbox sandbox = new TestSandbox(data)) {
            HttpResponse<String> answer = ask(sandbox, field, value);
            JsonNode recorded = Recordings.file(recording + ".json").path("response");
            assertThat(answer.statusCode()).isEqualTo(recorded.path("status").asInt());
            JsonNode body = Json.parse(answer.body());
            assertThat(body.fieldNames()).toIterable().containsExactlyElementsOf(recorded.path("body")::fieldNames);
            assertThat(body.path("error")).isEqualTo(recorded.path("body").path("error"));
            assertThat(body.path("error_codes")).isEqualTo(recorded.path("body").path("error_codes"));
            assertThat(normal(body.path("error_description").asText()))
                    .isEqualTo(normal(
                            recorded.path("body").path("error_description").asText()));
        }
    }

    @Test
    void headersForbidStoring() {
        try (TestSandbox sandbox = new TestSandbox(data)) {
            HttpResponse<String> answer = ask(sandbox, "client_secret", "wrong");
            JsonNode recorded = Recordings.file("recorded-entra.json")
                    .path("token_client_credentials")
                    .path("headers");
            recorded.properties()
                    .forEach(header -> assertThat(answer.headers().firstValue(header.getKey()))
                            .contains(header.getValue().asText()));
        }
    }

    private static HttpResponse<String> ask(TestSandbox sandbox, String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "client_credentials");
        fields.put("client_id", TestSandbox.PORTAL);
        fields.put("client_secret", sandbox.secret());
        fields.put("scope", sandbox.at().graph() + "/.default");
        fields.put(field, value);
        return sandbox.browser().token(TestSandbox.CONTOSO, fields);
    }

    /** What differs between any two calls becomes one word. */
    private static String normal(String description) {
        return description
                .replaceAll(GUID, "*")
                .replaceAll("\\{(guid|tenant-id|daemon-app-id)\\}", "*")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ|\\{timestamp\\}", "#");
    }
}
