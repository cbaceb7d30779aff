package org.portal365.reference.web;

import java.io.IOException;
import java.io.OutputStream;
import org.portal365.api.Body;

/** What an answer carries. */
public sealed interface Content permits Page, Content.Whole, Content.Stream {

    /** Bytes whose length is known: in memory or a file. */
    record Whole(String type, Body body) implements Content {}

    /** Bytes that are made as they are written. */
    record Stream(String type, Writer writer) implements Content {}

    /** Writes a stream; called at most once, not at all for HEAD. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }
}
