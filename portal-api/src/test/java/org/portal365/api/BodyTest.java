package org.portal365.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReadFromAnyOffsetAsOftenAsWanted() throws IOException {
        Path file = Files.writeString(folder.resolve("digits"), "0123456789");
        assertReadable(Body.of(file));
    }

    @Test
    void bytesAreReadFromAnyOffsetAsOftenAsWanted() throws IOException {
        byte[] bytes = "0123456789".getBytes(StandardCharsets.US_ASCII);
        Body body = Body.of(bytes);
        bytes[0] = 'x';
        assertReadable(body);
    }

    @Test
    void beyondTheEndThereIsNothing() {
        assertThatThrownBy(() -> Body.of(new byte[3]).open(4)).isInstanceOf(EOFException.class);
    }

    private static void assertReadable(Body body) throws IOException {
        assertThat(body.length()).isEqualTo(10);
        for (int offset = 0; offset <= 10; offset++) {
            try (InputStream in = body.open(offset)) {
                assertThat(in.readAllBytes())
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo("0123456789".substring(offset));
            }
        }
    }
}
