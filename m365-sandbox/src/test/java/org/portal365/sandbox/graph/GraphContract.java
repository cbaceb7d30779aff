package org.portal365.sandbox.graph;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Checks Graph traffic against Microsoft's published schema: the OpenAPI subset, and closed schemas against invented names. */
public final class GraphContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMAS = "/graph/graph-schemas-strict.json";
    private static final OpenApiInteractionValidator TRAFFIC =
            OpenApiInteractionValidator.createForInlineApiSpecification(text("/graph/graph-subset.json"))
                    .withBasePathOverride("/v1.0")
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                            .build())
                    .build();
    /** In addresses the service itself hands out, and what only the pages of delta and of the search for sites know. */
    private static final Set<String> OPAQUE = Set.of("$skiptoken", "token", "search");

    private static final Map<String, JsonSchema> TYPES = new ConcurrentHashMap<>();

    private GraphContract() {}

    /** What is wrong with an exchange; empty when nothing is. */
    static List<String> complaints(GraphRequest request, HttpResponse<byte[]> answer) {
        return complaints(request, answer.statusCode(), answer.headers().map(), answer.body());
    }

    /** What is wrong with an exchange; empty when nothing is. */
    public static List<String> complaints(
            GraphRequest request, int status, Map<String, List<String>> headers, byte[] body) {
        SimpleRequest.Builder asked =
                new SimpleRequest.Builder(request.method(), canonical(request.path())).withAccept("application/json");
        request.headers().forEach((name, value) -> asked.withHeader(name, value));
        query(request.path()).forEach((name, value) -> asked.withQueryParam(name, value));
        if (request.body().length > 0) {
            asked.withContentType(request.headers().getOrDefault("Content-Type", "application/json"));
            asked.withBody(request.body());
        }
        SimpleResponse.Builder answered = new SimpleResponse.Builder(status);
        headers.forEach((name, values) -> answered.withHeader(name, values));
        if (body.length > 0) {
            answered.withContentType("application/json").withBody(body);
        }
        Request built = asked.build();
        ValidationReport report = status < 400 ? TRAFFIC.validateRequest(built) : ValidationReport.empty();
        ValidationReport whole = subsetKnowsAnswer(request, status)
                ? report.merge(TRAFFIC.validateResponse(built.getPath(), built.getMethod(), answered.build()))
                : report;
        return whole.getMessages().stream()
                .filter(message -> message.getLevel() != ValidationReport.Level.IGNORE)
                .map(message -> request.method() + " " + request.path() + ": " + message)
                .toList();
    }

    /** Two answers follow the pages, not the schema converted from CSDL: PATCH gives the item, copy an empty 202. */
    private static boolean subsetKnowsAnswer(GraphRequest request, int status) {
        return !(request.method().equals("PATCH") && status == 200) && status != 202;
    }

    /** The form of a path that the OpenAPI subset knows: path addressing cannot be expressed there. */
    static String canonical(String path) {
        return path.replaceFirst("\\?.*", "")
                .replace("%3A", ":")
                .replace("%2F", "/")
                .replaceFirst("items/root(?=:|$|/)", "root")
                .replaceFirst("special/approot(?=:)", "root")
                .replaceFirst("(root|items/[^/:]+):/[^:]*:?", "items/addressed")
                .replaceFirst("special/approot/", "root/")
                .replaceFirst("/users/[^/]+/drive/", "/me/drive/")
                .replaceFirst("/root(?=/content)", "/items/root")
                .replaceFirst("/(delta)$", "/$1()");
    }

    private static Map<String, String> query(String path) {
        Map<String, String> found = new TreeMap<>();
        String query = URI.create(path.replace("'", "%27")).getQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                if (OPAQUE.contains(pair.replaceFirst("=.*", ""))
                        || (path.matches(".*/(delta|search\\().*") && pair.startsWith("$top="))) {
                    continue;
                }
                found.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("^[^=]*=", ""));
            }
        }
        return found;
    }

    /** Complaints of the closed schema of a type, as {@code driveItem}. */
    public static Set<String> complaints(String type, JsonNode body) {
        JsonSchema schema = TYPES.computeIfAbsent(type, GraphContract::schema);
        return schema.validate(body).stream().map(ValidationMessage::getMessage).collect(Collectors.toSet());
    }

    private static JsonSchema schema(String type) {
        try {
            var bundle = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(text(SCHEMAS));
            bundle.put("$ref", "#/$defs/" + (type.equals("error") ? "error" : "microsoft.graph." + type));
            bundle.remove("$id");
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(bundle);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = GraphContract.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
