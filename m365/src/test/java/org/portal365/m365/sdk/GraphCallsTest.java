package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.portal365.m365.sdk.GraphTestServer.error;
import static org.portal365.m365.sdk.GraphTestServer.item;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.Editor;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.ItemRef;

/** Cases 85, 101 to 113, 124: tokens, errors, throttling, pages. */
class GraphCallsTest {
    private static final ItemRef FILE = new ItemRef("d", "f1");
    private static final String ADDRESS = "GET /v1.0/drives/d/items/f1";
    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true}}}";

    private GraphTestServer graph;

    @BeforeEach
    void start() {
        graph = new GraphTestServer();
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void readsAnItem() {
        graph.https.on(ADDRESS, 200, item("f1", "a.docx", 12));
        DriveItem item = graph.drive.item(FILE);
        assertThat(item.ref()).isEqualTo(FILE);
        assertThat(item.name()).isEqualTo("a.docx");
        assertThat(item.size()).isEqualTo(12);
        assertThat(item.eTag()).isEqualTo("\"{f1},1\"");
        assertThat(item.cTag()).isEqualTo("\"c:{f1},1\"");
        assertThat(item.editor()).contains(new Editor("u1", "Anna"));
        assertThat(item.folder()).isFalse();
        assertThat(graph.last().header("Authorization")).isEqualTo("Bearer token1");
        assertThat(graph.last().header("client-request-id")).hasSize(36);
        assertThat(graph.last().header("User-Agent")).startsWith("ISV|");
    }

    @Test
    void readsTheOwnDrive() {
        graph.https.on(
                "GET /v1.0/me/drive", 200, "{\"id\":\"d\",\"driveType\":\"business\",\"quota\":{\"remaining\":5}}");
        assertThat(graph.drive.myDrive().root()).isEqualTo(new ItemRef("d", "root"));
        assertThat(graph.drive.myDrive().remaining()).hasValue(5);
    }

    @Test
    void case101Asks401OnceAgainWithANewToken() {
        graph.https.on(ADDRESS, 401, error("InvalidAuthenticationToken")).on(ADDRESS, 200, item("f1", "a", 1));
        assertThat(graph.drive.item(FILE).id()).isEqualTo("f1");
        assertThat(graph.tokensAsked).containsExactly(Optional.empty(), Optional.of(""));
        assertThat(graph.last().header("Authorization")).isEqualTo("Bearer token2");
    }

    @Test
    void case102PassesTheClaimsChallengeOnAndAsksAtMostOnceAgain() {
        String challenge = "Bearer realm=\"\", error=\"insufficient_claims\", claims=\""
                + Base64.getEncoder().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8)) + "\"";
        graph.https.on(ADDRESS, 401, error("InvalidAuthenticationToken"), "WWW-Authenticate", challenge);
        GraphException e = failure();
        assertThat(e.status()).isEqualTo(401);
        assertThat(e.claims()).contains(CLAIMS);
        assertThat(e.requestId()).isEqualTo("req-1");
        assertThat(graph.tokensAsked).containsExactly(Optional.empty(), Optional.of(CLAIMS));
        assertThat(graph.calls()).isEqualTo(2);
    }

    @Test
    void case102SaysWhyThereIsNoNewToken() {
        graph.refuseNewTokens();
        graph.https.on(ADDRESS, 401, error("InvalidAuthenticationToken"));
        GraphException e = failure();
        assertThat(e.code()).isEqualTo(GraphException.NO_TOKEN);
        assertThat(e.refusal().orElseThrow().reason()).isEqualTo(org.portal365.api.social.GrantState.SIGN_IN_NEEDED);
        assertThat(graph.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalidRequest",
        "403, accessDenied",
        "404, itemNotFound",
        "409, nameAlreadyExists",
        "412, resourceModified",
        "423, resourceLocked",
        "500, generalException",
        "504, x",
        "507, quotaLimitReached"
    })
    void case103To113TellsStatusAndCodeWithoutAskingAgain(int status, String code) {
        graph.https.on(ADDRESS, status, error(code));
        GraphException e = failure();
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.requestId()).isEqualTo("req-1");
        assertThat(graph.calls()).isEqualTo(1);
    }

    @Test
    void prefersTheInnerCode() {
        graph.https.on(
                ADDRESS, 423, "{\"error\":{\"code\":\"notAllowed\",\"innerError\":{\"code\":\"resourceLocked\"}}}");
        assertThat(failure().code()).isEqualTo("resourceLocked");
        assertThat(failure().locked()).isTrue();
    }

    @Test
    void case113TellsAStatusWithoutAUsableBody() {
        graph.https.on(ADDRESS, 502, "<html>bad gateway</html>", "Content-Type", "text/html");
        assertThat(failure().status()).isEqualTo(502);
        assertThat(failure().temporary()).isTrue();
    }

    @Test
    void case110RefusesAllCallsUntilTheTimeIsOver() {
        graph.https.on(ADDRESS, 429, error("activityLimitReached"), "Retry-After", "31");
        GraphException first = failure();
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.retryAfter()).contains(Duration.ofSeconds(31));
        GraphException second =
                catchThrowableOfType(GraphException.class, () -> graph.drive.children(new ItemRef("d", "root")));
        assertThat(second.code()).isEqualTo(GraphException.WAITING);
        assertThat(second.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
        assertThat(graph.calls()).isEqualTo(1);
    }

    @Test
    void case111Leaves503WithoutRetryAfterOpen() {
        graph.https.on(ADDRESS, 503, error("serviceNotAvailable")).on(ADDRESS, 200, item("f1", "a", 1));
        assertThat(failure().temporary()).isTrue();
        assertThat(graph.drive.item(FILE).id()).isEqualTo("f1");
    }

    @Test
    void case115TellsABreakFromARefusal() {
        graph.https.on(ADDRESS, exchange -> exchange.close());
        assertThat(failure().code()).isEqualTo(GraphException.NO_ANSWER);
    }

    @Test
    void walksThroughAllPages() {
        String next = graph.https.origin() + "/v1.0/next";
        graph.https
                .on(
                        "GET /v1.0/drives/d/items/root/children",
                        200,
                        "{\"value\":[" + item("a", "a", 1) + "],\"@odata.nextLink\":\"" + next + "\"}")
                .on("GET /v1.0/next", 200, "{\"value\":[" + item("b", "b", 1) + "]}");
        assertThat(graph.drive.children(new ItemRef("d", "root")))
                .extracting(DriveItem::id)
                .containsExactly("a", "b");
    }

    @Test
    void case124EndsALoopOfPages() {
        String next = graph.https.origin() + "/v1.0/next";
        String page = "{\"value\":[],\"@odata.nextLink\":\"" + next + "\"}";
        graph.https.on("GET /v1.0/drives/d/items/root/children", 200, page).on("GET /v1.0/next", 200, page);
        GraphException e =
                catchThrowableOfType(GraphException.class, () -> graph.drive.children(new ItemRef("d", "root")));
        assertThat(e.code()).isEqualTo(GraphException.BAD_ANSWER);
    }

    @Test
    void case085FollowsNoPageToAnotherHost() {
        String next = graph.https.transferOrigin() + "/v1.0/stolen";
        graph.https.on(
                "GET /v1.0/drives/d/items/root/children", 200, "{\"value\":[],\"@odata.nextLink\":\"" + next + "\"}");
        GraphException e =
                catchThrowableOfType(GraphException.class, () -> graph.drive.children(new ItemRef("d", "root")));
        assertThat(e.code()).isEqualTo(GraphException.FOREIGN_ADDRESS);
        assertThat(graph.https.received()).noneMatch(request -> request.target().contains("stolen"));
    }

    @Test
    void encodesNamesAndMakesMissingFolders() {
        String child = "/v1.0/drives/d/items/root:/50%25%20%23%D0%9F";
        graph.https
                .on("GET " + child, 404, error("itemNotFound"))
                .on("POST /v1.0/drives/d/items/root/children", 201, "{\"id\":\"n\",\"name\":\"x\",\"folder\":{}}");
        assertThat(graph.drive.ensureFolder("d", List.of("50% #П")).folder()).isTrue();
        assertThat(new String(graph.last().body(), StandardCharsets.UTF_8))
                .contains("\"@microsoft.graph.conflictBehavior\":\"fail\"")
                .contains("50% #П");
    }

    @Test
    void case115AdoptsAFolderThatSomebodyElseMade() {
        String child = "GET /v1.0/drives/d/items/root:/x";
        graph.https
                .on(child, 404, error("itemNotFound"))
                .on(child, 200, "{\"id\":\"n\",\"name\":\"x\",\"folder\":{}}")
                .on("POST /v1.0/drives/d/items/root/children", 409, error("nameAlreadyExists"));
        assertThat(graph.drive.ensureFolder("d", List.of("x")).id()).isEqualTo("n");
    }

    @Test
    void case106RenamesOnlyTheExpectedState() {
        graph.https.on("PATCH /v1.0/drives/d/items/f1", 200, item("f1", "b", 1));
        assertThat(graph.drive.rename(FILE, "b", Optional.of("\"e\"")).name()).isEqualTo("b");
        assertThat(graph.last().header("If-Match")).isEqualTo("\"e\"");
    }

    @Test
    void deletesWhatIsThereAndWhatIsGone() {
        graph.https
                .on("DELETE /v1.0/drives/d/items/f1", 204, "")
                .on("DELETE /v1.0/drives/d/items/f1", 404, error("itemNotFound"));
        graph.drive.delete(FILE, false);
        graph.drive.delete(FILE, false);
        graph.https.on("POST /v1.0/drives/d/items/f1/permanentDelete", 204, "");
        graph.drive.delete(FILE, true);
        assertThat(graph.last().target()).endsWith("permanentDelete");
    }

    @Test
    void readsChangesOnceEachAndStartsAgainWhenForgotten() {
        String root = "/v1.0/drives/d/root/delta";
        String link = graph.https.origin() + root + "?token=9";
        graph.https.on(
                "GET " + root + "?token=old",
                410,
                error("resyncRequired"),
                "Location",
                graph.https.origin() + root + "?token=fresh");
        graph.https.on(
                "GET " + root + "?token=fresh",
                200,
                "{\"value\":[" + item("a", "old", 1) + "," + item("a", "new", 1)
                        + ",{\"id\":\"z\",\"deleted\":{}}],\"@odata.deltaLink\":\"" + link + "\"}");
        var changes = graph.drive.delta("d", Optional.of(graph.https.origin().resolve(root + "?token=old")));
        assertThat(changes.everything()).isTrue();
        assertThat(changes.items()).extracting(DriveItem::name).containsExactly("new", "");
        assertThat(changes.items().get(1).deleted()).isTrue();
        assertThat(changes.link().toString()).isEqualTo(link);
    }

    @Test
    void asksForChangesFromNowOn() {
        String link = graph.https.origin() + "/v1.0/drives/d/root/delta?token=9";
        graph.https.on(
                "GET /v1.0/drives/d/root/delta?token=latest",
                200,
                "{\"value\":[],\"@odata.deltaLink\":\"" + link + "\"}");
        assertThat(graph.drive.deltaFromNow("d").toString()).isEqualTo(link);
    }

    private GraphException failure() {
        return catchThrowableOfType(GraphException.class, () -> graph.drive.item(FILE));
    }

    @Test
    void passesFaultsOfItsCallerOn() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ItemRef("d", " "));
    }
}
