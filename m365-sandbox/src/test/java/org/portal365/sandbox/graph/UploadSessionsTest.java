package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadSessionsTest {
    private static final int PIECE = 320 * 1024;

    @TempDir
    Path folder;

    private RunningSandbox sandbox;
    private GraphClient anna;
    private byte[] file;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
        anna = sandbox.as("anna", "Files.ReadWrite");
        file = new byte[2 * PIECE + 1000];
        new Random(7).nextBytes(file);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String open(String name) {
        return anna.post("/me/drive/root:/" + name + ":/createUploadSession", "{}")
                .expect(200)
                .text("/uploadUrl");
    }

    private GraphClient.Reply piece(String url, int from, int to) {
        String range = "bytes " + from + "-" + (to - 1) + "/" + file.length;
        return anna.files("PUT", url, Map.of("Content-Range", range), Arrays.copyOfRange(file, from, to));
    }

    @Test
    void takesRangesInOrderAndGivesTheItem() {
        String url = open("big.bin");
        assertThat(url).startsWith("https://127.0.0.1:").contains("CNRY-upload-");
        JsonNode next = piece(url, 0, PIECE).expect(202).json();
        assertThat(next.at("/nextExpectedRanges/0").asText()).isEqualTo(PIECE + "-");
        piece(url, PIECE, 2 * PIECE).expect(202);
        JsonNode item = piece(url, 2 * PIECE, file.length).expect(201).json();
        assertThat(GraphContract.complaints("driveItem", item)).isEmpty();
        assertThat(anna.content("/me/drive/items/" + item.path("id").asText())).isEqualTo(file);
        piece(url, 0, PIECE).expect(404);
    }

    @Test
    void case108ReceivedRangesAnswer416AndTheStatusTellsWhereToGoOn() {
        String url = open("again.bin");
        piece(url, 0, PIECE).expect(202);
        assertThat(piece(url, 0, PIECE).expect(416).text("/error/innerError/code"))
                .isEqualTo("fragmentOverlap");
        assertThat(piece(url, 2 * PIECE, file.length).expect(416).text("/error/innerError/code"))
                .isEqualTo("fragmentOutOfOrder");
        assertThat(anna.files("GET", url, Map.of(), new byte[0]).expect(200).text("/nextExpectedRanges/0"))
                .isEqualTo(PIECE + "-");
    }

    @Test
    void refusesPiecesThatAreNoMultipleOf320KiB() {
        piece(open("odd.bin"), 0, PIECE - 1).expect(400);
    }

    @Test
    void refusesAnotherTotalThanBefore() {
        String url = open("total.bin");
        piece(url, 0, PIECE).expect(202);
        String range = "bytes " + PIECE + "-" + (2 * PIECE - 1) + "/999999999";
        anna.files("PUT", url, Map.of("Content-Range", range), new byte[PIECE]).expect(400);
    }

    @Test
    void aCancelledOrExpiredSessionIsUnknown() {
        String url = open("cancel.bin");
        anna.files("DELETE", url, Map.of(), new byte[0]).expect(204);
        anna.files("GET", url, Map.of(), new byte[0]).expect(404);
        String other = open("expire.bin");
        sandbox.advance(Duration.ofDays(8));
        assertThat(anna.files("GET", other, Map.of(), new byte[0]).expect(404).text("/error/innerError/code"))
                .isEqualTo("uploadSessionNotFound");
    }

    @Test
    void theFilesHostRefusesABearerUnlessToldOtherwise() {
        String url = open("bearer.bin");
        Map<String, String> bearer = Map.of("Authorization", "Bearer x");
        anna.files("GET", url, bearer, new byte[0]).expect(401);
        sandbox.set("strictBearer", false);
        anna.files("GET", url, bearer, new byte[0]).expect(200);
    }

    @Test
    void case105ALateNameConflictKeepsTheSessionForAnotherName() {
        String url = open("late.bin");
        piece(url, 0, PIECE).expect(202);
        piece(url, PIECE, 2 * PIECE).expect(202);
        anna.put("/me/drive/root:/late.bin:/content", new byte[1]).expect(201);
        assertThat(piece(url, 2 * PIECE, file.length).expect(409).text("/error/code"))
                .isEqualTo("nameAlreadyExists");
        String renamed =
                "{\"name\":\"later.bin\",\"@microsoft.graph.conflictBehavior\":\"fail\",\"@microsoft.graph.sourceUrl\":\""
                        + url + "\"}";
        anna.files("PUT", url, Map.of(), renamed.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .expect(201);
        assertThat(anna.content("/me/drive/root:/later.bin:")).isEqualTo(file);
    }

    @Test
    void deferredFilesWaitForACommit() {
        String url = anna.post("/me/drive/root:/defer.bin:/createUploadSession", "{\"deferCommit\":true}")
                .expect(200)
                .text("/uploadUrl");
        file = new byte[10];
        piece(url, 0, 10).expect(202);
        anna.get("/me/drive/root:/defer.bin").expect(404);
        anna.files("POST", url, Map.of(), new byte[0]).expect(201);
        anna.get("/me/drive/root:/defer.bin").expect(200);
    }

    @Test
    void case122ASessionGoesOnAfterARestart() {
        int port = sandbox.sandbox().addresses().port(org.portal365.sandbox.Site.BROWSER);
        String url = open("restart.bin");
        piece(url, 0, PIECE).expect(202);
        sandbox.close();
        sandbox = new RunningSandbox(folder, port);
        anna = sandbox.as("anna", "Files.ReadWrite");
        piece(url, PIECE, 2 * PIECE).expect(202);
        piece(url, 2 * PIECE, file.length).expect(201);
        assertThat(anna.content("/me/drive/root:/restart.bin:")).isEqualTo(file);
    }

    @Test
    void downloadsRangesFromTheOtherHost() {
        anna.put("/me/drive/root:/range.bin:/content", file).expect(201);
        String url = anna.get("/me/drive/root:/range.bin").text("/@microsoft.graph.downloadUrl");
        GraphClient.Reply part = anna.files("GET", url, Map.of("Range", "bytes=10-19"), new byte[0])
                .expect(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(file, 10, 20));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 10-19/" + file.length);
        assertThat(anna.files("GET", url, Map.of("Range", "bytes=-5"), new byte[0])
                        .expect(206)
                        .body())
                .hasSize(5);
        anna.files("GET", url, Map.of("Range", "bytes=99999999-"), new byte[0]).expect(416);
        anna.files("GET", url + "x", Map.of(), new byte[0]).expect(404);
        sandbox.advance(Duration.ofHours(2));
        anna.files("GET", url, Map.of(), new byte[0]).expect(404);
    }
}
