package org.portal365.reference.web;

import java.io.IOException;
import java.io.OutputStream;

/** What an answer carries. */
public sealed interface Content permits Page, Content.Bytes, Content.Stream {

    /** Bytes in memory. */
    record Bytes(String type, byte[] bytes) implements Content {}

    /**
     * Bytes that are written as they come.
     *
     * @param length in bytes, -1 when it is not known
     */
    record Stream(String type, long length, Writer writer) implements Content {}

    /** Writes a stream; called at most once, not at all for HEAD. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }
}
