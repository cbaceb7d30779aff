package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.api.Body;
import org.portal365.itests.graph.FaultyLine.Way;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.UploadSession;

/** Cases 115 to 117, 119, 122: the line breaks, stalls or trickles, each way. */
class BrokenLineIT {
    private static final int CUTS = 64;
    private static final byte[] BYTES = new byte[400_000];

    @TempDir
    static Path folder;

    private static GraphBench bench;
    private static GraphDrive drive;
    private static DriveItem stored;

    @BeforeAll
    static void start() {
        new Random(7).nextBytes(BYTES);
        bench = new GraphBench();
        drive = bench.drive();
        stored = bench.file(drive, BYTES);
    }

    @AfterEach
    void heal() {
        bench.line.heal();
        bench.sandbox.reset();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    /** From the first byte of the handshake to the last of the content. */
    static IntStream offsets() {
        return IntStream.range(0, CUTS).map(i -> (int) ((long) i * (BYTES.length + 6_000) / (CUTS - 1)));
    }

    @ParameterizedTest
    @MethodSource("offsets")
    void case119DownloadGoesOnAfterACutAnywhere(int offset) throws IOException {
        bench.line.hangUp();
        bench.line.cut(bench.sandbox.filesPort(), Way.DOWN, offset);
        Path target = folder.resolve("down");
        assertThat(drive.download(stored.ref(), target, Long.MAX_VALUE).id()).isEqualTo(stored.id());
        assertThat(Files.readAllBytes(target)).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @MethodSource("offsets")
    void case122UploadGoesOnAfterACutAnywhere(int offset) {
        String name = UUID.randomUUID() + ".bin";
        UploadSession session = drive.createUploadSession(drive.myDrive().root(), name, BYTES.length, Conflict.FAIL);
        bench.line.hangUp();
        bench.line.cut(bench.sandbox.filesPort(), Way.UP, offset);
        assertThat(drive.upload(session, Body.of(BYTES)).size()).isEqualTo(BYTES.length);
        DriveItem item = GraphBench.child(drive, name).orElseThrow();
        assertThat(item.quickXorHash()).isEqualTo(stored.quickXorHash());
    }

    @Test
    void case122ACutThatNobodyHealsLeavesNoTruncatedFile() {
        String name = UUID.randomUUID() + ".bin";
        UploadSession session = drive.createUploadSession(drive.myDrive().root(), name, BYTES.length, Conflict.FAIL);
        bench.sandbox.fault(Map.of("site", "files", "method", "GET", "path", "/up/*", "status", 404, "count", -1));
        bench.line.hangUp();
        bench.line.cut(bench.sandbox.filesPort(), Way.UP, 200_000);
        GraphException e = catchThrowableOfType(GraphException.class, () -> drive.upload(session, Body.of(BYTES)));
        assertThat(e.notFound()).isTrue();
        assertThat(GraphBench.child(drive, name)).isEmpty();
    }

    @Test
    void case117ContentThatIsTakenByteByByteIsGivenUp() {
        UploadSession session = drive.createUploadSession(
                drive.myDrive().root(), UUID.randomUUID() + ".bin", BYTES.length, Conflict.FAIL);
        bench.line.hangUp();
        bench.line.trickle(bench.sandbox.filesPort(), Way.UP, 20_000);
        long began = System.nanoTime();
        GraphException e = catchThrowableOfType(
                GraphException.class, () -> drive.putRange(session.uploadUrl(), Body.of(BYTES), 0, BYTES.length));
        assertThat(e.code()).isEqualTo(GraphException.NO_ANSWER);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void case116NoLineIsLeftOverAfterAFailure() throws IOException {
        bench.line.hangUp();
        for (int i = 0; i < 20; i++) {
            bench.line.cut(bench.sandbox.filesPort(), Way.DOWN, 30_000);
            drive.download(stored.ref(), folder.resolve("again"), Long.MAX_VALUE);
        }
        // One to each host, kept for the next call, and each line has two ends.
        assertThat(bench.line.lines()).isLessThanOrEqualTo(4);
    }

    @Test
    void case115AnAnswerThatIsLostLeavesOneFileToBeFound() {
        String name = UUID.randomUUID() + ".bin";
        bench.sandbox.fault(Map.of(
                "site",
                "graph",
                "method",
                "PUT",
                "path",
                "*content*",
                "status",
                500,
                "count",
                1,
                "afterHandling",
                true));
        GraphException e = catchThrowableOfType(
                GraphException.class,
                () -> drive.putSmall(drive.myDrive().root(), name, Body.of(BYTES), Conflict.FAIL));
        assertThat(e.status()).isEqualTo(500);
        assertThat(e.temporary()).isTrue();
        assertThat(GraphBench.named(drive, name)).hasSize(1);
        assertThat(GraphBench.child(drive, name).orElseThrow().quickXorHash()).isEqualTo(stored.quickXorHash());
    }

    /** The request arrives, then the line breaks: nothing is repeated on its own, and looking finds it. */
    @Test
    void case115ALineThatBreaksBeforeTheAnswerIsAnUnknownOutcome() {
        var root = drive.myDrive().root();
        String name = UUID.randomUUID().toString();
        bench.line.cut(bench.sandbox.graphPort(), Way.DOWN, 0);
        GraphException e = catchThrowableOfType(
                GraphException.class, () -> bench.drive().putSmall(root, name, Body.of(BYTES), Conflict.FAIL));
        assertThat(e.code()).isEqualTo(GraphException.NO_ANSWER);
        assertThat(GraphBench.named(drive, name)).hasSize(1);
        bench.sandbox.fault(Map.of(
                "site",
                "graph",
                "method",
                "POST",
                "path",
                "*children",
                "status",
                500,
                "count",
                1,
                "afterHandling",
                true));
        GraphException folder =
                catchThrowableOfType(GraphException.class, () -> drive.ensureFolder(root, name + "-folder"));
        assertThat(folder.temporary()).isTrue();
        assertThat(drive.ensureFolder(root, name + "-folder").folder()).isTrue();
        assertThat(GraphBench.named(drive, name + "-folder")).hasSize(1);
    }
}
