package org.portal365.sandbox.entra;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.portal365.sandbox.Json;

/** Real answers recorded by others; sources in {@code src/test/resources/recorded/SOURCE.txt}. */
final class Recordings {

    private Recordings() {}

    /** Body of an entry of {@code recorded-entra.json}. */
    static JsonNode body(String entry) {
        return file("recorded-entra.json").path(entry).path("body");
    }

    static JsonNode file(String name) {
        try (InputStream in = Recordings.class.getResourceAsStream("/recorded/" + name)) {
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
