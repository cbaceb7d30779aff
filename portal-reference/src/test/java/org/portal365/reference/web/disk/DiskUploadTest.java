package org.portal365.reference.web.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.UserId;

class DiskUploadTest {
    private static final long SIZE = DiskWeb.LARGEST;

    @TempDir
    Path folder;

    private DiskWeb disk;
    private UserId anna;

    @BeforeEach
    void start() {
        disk = new DiskWeb(folder, 0);
        anna = disk.user("anna", Locale.ENGLISH);
    }

    @AfterEach
    void stop() {
        disk.close();
    }

    @Test
    void aBigUploadStreamsToItsPlaceWithFlatMemory() {
        String path = "/disk/folders/" + disk.home(anna) + "/upload?name=big.bin";
        long before = afterCollection();
        peaks().forEach(MemoryPoolMXBean::resetPeakUsage);
        HttpResponse<String> answer = disk.put(
                "anna",
                path,
                HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(SIZE)), SIZE));
        assertThat(answer.statusCode()).isEqualTo(201);
        long old = peaks().filter(
                        pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        assertThat(old).as("peak of the old generation").isLessThan(before + SIZE / 2);
        assertThat(disk.get("anna", "/disk/files/" + answer.body()).body()).contains("96 MB");
    }

    @Test
    void anInterruptedUploadLeavesNothing() {
        RawHttp.abandon(
                disk.web.address(),
                "PUT /disk/folders/" + disk.home(anna) + "/upload?name=half.bin HTTP/1.1\r\nHost: localhost:"
                        + disk.web.address().getPort() + "\r\nCookie: portal=anna\r\nX-CSRF-Token: "
                        + disk.csrf("anna") + "\r\nContent-Length: 100000\r\n\r\nonly the beginning");
        await().atMost(Duration.ofSeconds(20)).until(() -> files() == 0);
        assertThat(disk.get("anna", "/disk").body()).doesNotContain("half.bin");
        assertThat(disk.put(
                                "anna",
                                "/disk/folders/" + disk.home(anna) + "/upload?name=half.bin",
                                HttpRequest.BodyPublishers.ofString("whole"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void theSameUploadTwiceIsOneFile() {
        String path = "/disk/folders/" + disk.home(anna) + "/upload?name=once.bin&key=k7";
        String first =
                disk.put("anna", path, HttpRequest.BodyPublishers.ofString("x")).body();
        assertThat(disk.put("anna", path, HttpRequest.BodyPublishers.ofString("x"))
                        .body())
                .isEqualTo(first);
        assertThat(files()).isEqualTo(1);
    }

    private long files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MemoryPoolMXBean> peaks() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static long afterCollection() {
        return peaks().filter(
                        pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    /** So many zeros. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            left -= read;
            return read;
        }
    }
}
