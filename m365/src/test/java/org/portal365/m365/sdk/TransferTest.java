package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Body;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.UploadSession;
import org.portal365.m365.wire.TlsServer;

/** Cases 85, 108, 119 to 122: content, each way. */
class TransferTest {
    private static final ItemRef ROOT = new ItemRef("d", "root");
    private static final ItemRef FILE = new ItemRef("d", "f1");
    private static final String CREATE = "POST /v1.0/drives/d/items/root:/a.docx:/createUploadSession";

    @TempDir
    static Path folder;

    private GraphTestServer graph;
    private final byte[] bytes = new byte[(int) UploadCalls.RANGE + 1000];

    @BeforeEach
    void start() {
        graph = new GraphTestServer();
        new Random(1).nextBytes(bytes);
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void uploadsInRangesWithoutABearer() {
        UploadSession session = begin();
        graph.https
                .on("PUT /up", 202, "{\"nextExpectedRanges\":[\"" + UploadCalls.RANGE + "-\"]}")
                .on("PUT /up", 201, GraphTestServer.item("f1", "a.docx", bytes.length));
        assertThat(graph.drive.upload(session, Body.of(bytes)).id()).isEqualTo("f1");
        var puts = graph.https.received().stream()
                .filter(r -> r.method().equals("PUT"))
                .toList();
        assertThat(puts)
                .extracting(r -> r.header("Content-Range"))
                .containsExactly(
                        "bytes 0-" + (UploadCalls.RANGE - 1) + "/" + bytes.length,
                        "bytes " + UploadCalls.RANGE + "-" + (bytes.length - 1) + "/" + bytes.length);
        assertThat(puts).allMatch(r -> r.header("Authorization").isEmpty());
        assertThat(joined(puts)).isEqualTo(bytes);
    }

    private static byte[] joined(java.util.List<TlsServer.Received> puts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        puts.forEach(put -> all.writeBytes(put.body()));
        return all.toByteArray();
    }

    private UploadSession begin() {
        graph.https.on(
                CREATE,
                200,
                "{\"uploadUrl\":\"" + graph.https.transferOrigin()
                        + "/up\",\"expirationDateTime\":\"2030-01-01T00:00:00Z\",\"nextExpectedRanges\":[\"0-\"]}");
        return graph.drive.createUploadSession(ROOT, "a.docx", bytes.length, Conflict.FAIL);
    }

    @Test
    void namesConflictAndSizeWhenItBegins() {
        UploadSession session = begin();
        assertThat(session.nextExpected()).isZero();
        assertThat(session.toString()).doesNotContain("/up");
        assertThat(new String(graph.last().body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"@microsoft.graph.conflictBehavior\":\"fail\"");
    }

    @Test
    void case108And122AsksTheServerAfterABreakAndAfter416() {
        UploadSession session = begin();
        graph.https
                .on("PUT /up", exchange -> exchange.close())
                .on("PUT /up", 416, GraphTestServer.error("invalidRange"))
                .on("PUT /up", 201, GraphTestServer.item("f1", "a.docx", bytes.length))
                .on("GET /up", 200, "{\"nextExpectedRanges\":[\"327680-\"]}")
                .on("GET /up", 200, "{\"nextExpectedRanges\":[\"" + UploadCalls.RANGE + "-\"]}");
        assertThat(graph.drive.upload(session, Body.of(bytes)).id()).isEqualTo("f1");
        assertThat(graph.last().body()).hasSize(1000);
    }

    @Test
    void case122GivesUpWhenNothingMovesOn() {
        UploadSession session = begin();
        graph.https.on("PUT /up", 500, "").on("GET /up", 200, "{\"nextExpectedRanges\":[\"0-\"]}");
        assertThatExceptionOfType(GraphException.class).isThrownBy(() -> graph.drive.upload(session, Body.of(bytes)));
    }

    @Test
    void case122SaysThatASessionIsOver() {
        graph.https.on("GET /up", 404, GraphTestServer.error("itemNotFound"));
        var e = catchThrowableOfType(
                GraphException.class,
                () -> graph.drive.uploadStatus(graph.https.transferOrigin().resolve("/up")));
        assertThat(e.notFound()).isTrue();
    }

    @Test
    void refusesARangeThatGraphWouldRefuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        graph.drive.putRange(graph.https.transferOrigin().resolve("/up"), Body.of(bytes), 0, 1000));
    }

    @Test
    void case085SendsNothingToAForeignUploadAddress() {
        var e = catchThrowableOfType(
                GraphException.class,
                () -> graph.drive.putRange(graph.https.origin().resolve("/up"), Body.of(bytes), 0, bytes.length));
        assertThat(e.code()).isEqualTo(GraphException.FOREIGN_ADDRESS);
        assertThat(graph.https.received()).isEmpty();
    }

    @Test
    void putsASmallFileAndAgainAfter401() {
        String target = "PUT /v1.0/drives/d/items/root:/a.txt:/content?@microsoft.graph.conflictBehavior=rename";
        graph.https.on(target, 401, "").on(target, 201, GraphTestServer.item("f1", "a.txt", 3));
        var item = graph.drive.putSmall(ROOT, "a.txt", Body.of(new byte[] {1, 2, 3}), Conflict.RENAME);
        assertThat(item.id()).isEqualTo("f1");
        assertThat(graph.last().body()).containsExactly(1, 2, 3);
    }

    @Test
    void downloadsByTheRedirectAndVerifiesTheHash() throws Exception {
        describe(hash(bytes), "");
        graph.https.on(
                "GET /v1.0/drives/d/items/f1/content", 302, "", "Location", graph.https.transferOrigin() + "/down");
        serve(0);
        Path target = folder.resolve("down");
        assertThat(graph.drive.download(FILE, target, Long.MAX_VALUE).id()).isEqualTo("f1");
        assertThat(Files.readAllBytes(target)).isEqualTo(bytes);
        assertThat(graph.last().header("Authorization")).isEmpty();
    }

    @Test
    void case119GoesOnWhereTheLineBroke() throws Exception {
        describe(hash(bytes), graph.https.transferOrigin() + "/down");
        graph.https.on("GET /down", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-" + (bytes.length - 1) + "/" + bytes.length);
            exchange.sendResponseHeaders(206, bytes.length);
            exchange.getResponseBody().write(bytes, 0, 5000);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        graph.https.on("GET /down", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
            exchange.sendResponseHeaders(206, bytes.length - from);
            exchange.getResponseBody().write(bytes, from, bytes.length - from);
        });
        Path target = folder.resolve("broken");
        assertThat(graph.drive.download(FILE, target, Long.MAX_VALUE).id()).isEqualTo("f1");
        assertThat(Files.readAllBytes(target)).isEqualTo(bytes);
        assertThat(graph.last().header("Range")).isNotEqualTo("bytes=0-");
    }

    @Test
    void case120RefusesContentWithAnotherHash() {
        byte[] other = bytes.clone();
        other[77] ^= 1;
        describe(hash(other), graph.https.transferOrigin() + "/down");
        serve(0);
        var e = catchThrowableOfType(
                GraphException.class, () -> graph.drive.download(FILE, folder.resolve("hash"), Long.MAX_VALUE));
        assertThat(e.code()).isEqualTo(GraphException.CONTENT_BROKEN);
    }

    @Test
    void case121RefusesContentOfAnotherLength() {
        describe(hash(bytes), graph.https.transferOrigin() + "/down");
        serve(1);
        var e = catchThrowableOfType(
                GraphException.class, () -> graph.drive.download(FILE, folder.resolve("length"), Long.MAX_VALUE));
        assertThat(e.code()).isEqualTo(GraphException.CONTENT_BROKEN);
    }

    @Test
    void case085FetchesNothingFromAForeignAddress() {
        describe(hash(bytes), graph.https.origin() + "/down");
        var e = catchThrowableOfType(
                GraphException.class, () -> graph.drive.download(FILE, folder.resolve("foreign"), Long.MAX_VALUE));
        assertThat(e.code()).isEqualTo(GraphException.FOREIGN_ADDRESS);
        assertThat(graph.https.received()).noneMatch(r -> r.target().equals("/down"));
    }

    @Test
    void refusesAFileThatIsLargerThanPermitted() {
        describe(hash(bytes), graph.https.transferOrigin() + "/down");
        var e = catchThrowableOfType(
                GraphException.class, () -> graph.drive.download(FILE, folder.resolve("large"), 10));
        assertThat(e.code()).isEqualTo(GraphException.TOO_LARGE);
    }

    @Test
    void case117GivesContentUpThatComesByteByByte() {
        describe(hash(bytes), graph.https.transferOrigin() + "/down");
        graph.https.on("GET /down", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            for (int i = 0; i < 300; i++) {
                exchange.getResponseBody().write(bytes[i]);
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        });
        long began = System.nanoTime();
        var e = catchThrowableOfType(
                GraphException.class, () -> graph.hurried().download(FILE, folder.resolve("slow"), Long.MAX_VALUE));
        assertThat(e.code()).isEqualTo(GraphException.NO_ANSWER);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    private void describe(String hash, String downloadUrl) {
        String url = downloadUrl.isEmpty() ? "" : "\"@microsoft.graph.downloadUrl\":\"" + downloadUrl + "\",";
        graph.https.on(
                "GET /v1.0/drives/d/items/f1",
                200,
                "{" + url + "\"id\":\"f1\",\"name\":\"a\",\"size\":" + bytes.length
                        + ",\"file\":{\"hashes\":{\"quickXorHash\":\"" + hash + "\"}}}");
    }

    /** Serves all bytes, and some more. */
    private void serve(int more) {
        byte[] all = java.util.Arrays.copyOf(bytes, bytes.length + more);
        graph.https.on("GET /down", 200, all);
    }

    private static String hash(byte[] bytes) {
        QuickXorHash hash = new QuickXorHash();
        hash.update(bytes, 0, bytes.length);
        return hash.base64();
    }
}
