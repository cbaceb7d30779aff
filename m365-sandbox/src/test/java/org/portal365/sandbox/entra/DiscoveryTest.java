package org.portal365.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.TestSandbox;

class DiscoveryTest {

    @TempDir
    static Path data;

    static TestSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = new TestSandbox(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void hasEveryFieldOfTheRecordedDocumentWithTheSameFixedValues() {
        JsonNode recorded = Recordings.body("openid_configuration");
        JsonNode ours = discovery(TestSandbox.CONTOSO);
        List<String> names = new ArrayList<>();
        recorded.fieldNames().forEachRemaining(names::add);
        assertThat(ours.fieldNames()).toIterable().containsAll(names);
        for (String name : names) {
            String value = recorded.path(name).asText();
            if (!value.startsWith("https://login.") && !name.endsWith("_endpoint") && !name.equals("msgraph_host")) {
                assertThat(ours.path(name)).describedAs(name).isEqualTo(recorded.path(name));
            }
        }
    }

    @Test
    void hasTheFieldsRequiredByTheGoldenDocument() {
        Recordings.file("oidc-discovery.golden.json")
                .path("required_fields")
                .forEach(field -> assertThat(discovery("common").has(field.asText()))
                        .describedAs(field.asText())
                        .isTrue());
        assertThat(discovery("common").has("code_challenge_methods_supported")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "common, {tenantid}",
        "organizations, {tenantid}",
        "consumers, 9188040d-6c67-4c5b-b112-36a304b66dad",
        "contoso.onmicrosoft.com, 6a2f4d10-3c5b-4e7a-8d91-0b1c2d3e4f50",
        "6A2F4D10-3C5B-4E7A-8D91-0B1C2D3E4F50, 6a2f4d10-3c5b-4e7a-8d91-0b1c2d3e4f50"
    })
    void issuerIsTheTemplateOrTheTenant(String segment, String tenant) {
        assertThat(discovery(segment).path("issuer").asText())
                .isEqualTo(sandbox.at().login() + "/" + tenant + "/v2.0");
    }

    @Test
    void pagesAreOnTheBrowserOriginAndTheRestOnTheLoginOrigin() {
        JsonNode ours = discovery("organizations");
        assertThat(ours.path("authorization_endpoint").asText())
                .isEqualTo(sandbox.at().browser() + "/organizations/oauth2/v2.0/authorize");
        assertThat(ours.path("end_session_endpoint").asText())
                .startsWith(sandbox.at().browser());
        assertThat(ours.path("token_endpoint").asText()).startsWith(sandbox.at().login());
    }

    @Test
    void unknownTenantIs90002() {
        HttpResponse<String> answer = sandbox.get(address("nowhere.example"));
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode body = Json.parse(answer.body());
        assertThat(body.path("error").asText()).isEqualTo("invalid_tenant");
        assertThat(body.path("error_codes").path(0).asInt()).isEqualTo(90002);
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactly(
                        "error",
                        "error_description",
                        "error_codes",
                        "timestamp",
                        "trace_id",
                        "correlation_id",
                        "error_uri");
    }

    @Test
    void keysCarryTheirIssuerAndPersonalKeysOnlyWherePersonalAccountsMaySignIn() {
        assertThat(issuers("common"))
                .containsExactlyInAnyOrder(
                        sandbox.at().issuer("{tenantid}"), sandbox.at().issuer("9188040d-6c67-4c5b-b112-36a304b66dad"));
        assertThat(issuers("organizations")).containsExactly(sandbox.at().issuer("{tenantid}"));
        assertThat(issuers("consumers")).containsExactly(sandbox.at().issuer("9188040d-6c67-4c5b-b112-36a304b66dad"));
        assertThat(issuers(TestSandbox.CONTOSO)).containsExactly(sandbox.at().issuer(TestSandbox.CONTOSO));
        JsonNode key = keys("common").path(0);
        assertThat(key.fieldNames())
                .toIterable()
                .containsExactly("kty", "use", "kid", "x5t", "n", "e", "x5c", "cloud_instance_name", "issuer");
    }

    @Test
    void instanceDiscoveryHasTheRecordedFields() {
        JsonNode ours = sandbox.json(sandbox.at().login()
                + "/common/discovery/instance?api-version=1.1&authorization_endpoint="
                + sandbox.at().login() + "/"
                + TestSandbox.CONTOSO + "/oauth2/v2.0/authorize");
        JsonNode recorded = Recordings.body("instance_discovery");
        assertThat(ours.fieldNames()).toIterable().containsExactlyElementsOf(recorded::fieldNames);
        assertThat(ours.path("metadata").path(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(recorded.path("metadata").path(0)::fieldNames);
        assertThat(ours.path("tenant_discovery_endpoint").asText()).isEqualTo(address(TestSandbox.CONTOSO));
    }

    private static List<String> issuers(String tenant) {
        List<String> issuers = new ArrayList<>();
        keys(tenant).forEach(key -> issuers.add(key.path("issuer").asText()));
        return issuers;
    }

    private static JsonNode keys(String tenant) {
        return sandbox.json(sandbox.at().login() + "/" + tenant + "/discovery/v2.0/keys")
                .path("keys");
    }

    private static JsonNode discovery(String tenant) {
        return sandbox.json(address(tenant));
    }

    private static String address(String tenant) {
        return sandbox.at().login() + "/" + tenant + "/v2.0/.well-known/openid-configuration";
    }
}
