package org.portal365.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Goes through a message part by part, in one pass, within limits. */
final class MimeWalk {
    private static final int DEEPEST = 50;
    private static final int MOST_PARTS = 5_000;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int LONGEST_HEADER = 1 << 18;
    private static final int MOST_HEADERS = 2_000;

    private MimeWalk() {}

    /** Hears of a message. */
    interface Visitor {
        /** A field of the message's own header. */
        void field(Field field);

        /**
         * A part that has no parts.
         *
         * @param number from 1, in the order of the message
         * @param content decoded
         * @return false to hear no more
         */
        boolean leaf(int number, MaximalBodyDescriptor part, InputStream content) throws IOException;
    }

    /** False when something had to be left out: it is broken beyond repair there, or over a limit. */
    static boolean through(InputStream message, Visitor visitor) throws IOException {
        MimeConfig config = MimeConfig.custom()
                .setMaxLineLen(LONGEST_LINE)
                .setMaxHeaderLen(LONGEST_HEADER)
                .setMaxHeaderCount(MOST_HEADERS)
                .setHeadlessParsing(null)
                .build();
        BodyDescriptorBuilder parts = new DefaultBodyDescriptorBuilder();
        MimeTokenStream stream = new MimeTokenStream(config, DecodeMonitor.SILENT, parts);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try {
            stream.parse(message);
            return walk(stream, visitor);
        } catch (MimeException | IllegalArgumentException | IllegalStateException e) {
            return false;
        } catch (IOException e) {
            // Mime4j wraps its own complaints; those of the source are ours.
            if (e.getCause() instanceof MimeException || e.getClass().getName().startsWith("org.apache.james.mime4j")) {
                return false;
            }
            throw e;
        }
    }

    private static boolean walk(MimeTokenStream stream, Visitor visitor) throws IOException, MimeException {
        int depth = 0;
        int leaves = 0;
        boolean header = true;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_FIELD -> {
                    if (header) {
                        visitor.field(stream.getField());
                    }
                }
                case T_END_HEADER -> header = false;
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_BODY -> {
                    MaximalBodyDescriptor part = (MaximalBodyDescriptor) stream.getBodyDescriptor();
                    if (!visitor.leaf(++leaves, part, stream.getDecodedInputStream())) {
                        return true;
                    }
                }
                default -> {}
            }
            if (depth > DEEPEST || leaves > MOST_PARTS) {
                return false;
            }
        }
        return true;
    }
}
