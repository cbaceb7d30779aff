package org.portal365.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MessageContent;
import org.portal365.api.mail.MessageContent.Part;
import org.portal365.api.mail.MessageReader;
import org.portal365.api.mail.MessageSummary;
import org.portal365.mail.core.MessageSummaries;

/** {@link MessageReader} on Apache James Mime4j. */
public final class MimeReader implements MessageReader, MessageSummaries {
    private static final int LONGEST_TEXT = 2 << 20;
    private static final int PREVIEW = 200;
    private static final int SEARCHED = 20_000;
    private static final int LONGEST_NAME = 200;

    @Override
    public MessageContent read(Body raw) throws IOException {
        Reading reading = new Reading();
        boolean complete;
        try (InputStream in = raw.open(0)) {
            complete = MimeWalk.through(in, reading);
        }
        if (!complete && reading.text == null && reading.html == null) {
            reading.text = beginning(raw);
        }
        return reading.content(raw.length(), complete);
    }

    private static String beginning(Body raw) throws IOException {
        try (InputStream in = raw.open(0)) {
            return Charsets.decode(in.readNBytes(SEARCHED), null);
        }
    }

    @Override
    public MessageSummary summary(Body raw) {
        try {
            return read(raw).summary();
        } catch (IOException e) {
            throw new UncheckedIOException("a message that was fetched cannot be read", e);
        }
    }

    @Override
    public boolean part(Body raw, String id, OutputStream out) throws IOException {
        boolean[] found = {false};
        try (InputStream in = raw.open(0)) {
            boolean unused = MimeWalk.through(in, new MimeWalk.Visitor() {
                @Override
                public void field(Field field) {}

                @Override
                public boolean leaf(int number, MaximalBodyDescriptor part, InputStream content) throws IOException {
                    if (!Integer.toString(number).equals(id)) {
                        return true;
                    }
                    found[0] = true;
                    content.transferTo(out);
                    return false;
                }
            });
        }
        return found[0];
    }

    /** What has been found so far. */
    private static final class Reading implements MimeWalk.Visitor {
        private final Headers headers = new Headers();
        private final List<Part> parts = new ArrayList<>();
        private @Nullable String text;
        private @Nullable String html;

        @Override
        public void field(Field field) {
            headers.add(field);
        }

        @Override
        public boolean leaf(int number, MaximalBodyDescriptor part, InputStream content) throws IOException {
            String type = type(part);
            boolean file = "attachment".equalsIgnoreCase(part.getContentDispositionType());
            if (!file && text == null && type.equals("text/plain")) {
                text = Charsets.decode(content.readNBytes(LONGEST_TEXT), part.getCharset());
            } else if (!file && html == null && type.equals("text/html")) {
                html = Charsets.decode(content.readNBytes(LONGEST_TEXT), part.getCharset());
            } else {
                long size = content.transferTo(OutputStream.nullOutputStream());
                parts.add(new Part(Integer.toString(number), name(part, number), type, contentId(part), size));
            }
            return true;
        }

        private static String type(MaximalBodyDescriptor part) {
            String type = part.getMimeType() == null ? "" : part.getMimeType().toLowerCase(Locale.ROOT);
            return type.matches("[a-z0-9.+-]{1,100}/[a-z0-9.+-]{1,100}") ? type : "application/octet-stream";
        }

        private static String contentId(MaximalBodyDescriptor part) {
            String id = part.getContentId() == null ? "" : part.getContentId().strip();
            return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
        }

        private static String name(MaximalBodyDescriptor part, int number) {
            String name = part.getContentDispositionFilename();
            if (name == null) {
                name = part.getContentTypeParameters().get("name");
            }
            String line = name == null ? "" : Headers.readable(name);
            String last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
            String usual = type(part).equals("message/rfc822") ? "message.eml" : "part-" + number;
            return last.isBlank() ? usual : last.length() > LONGEST_NAME ? last.substring(0, LONGEST_NAME) : last;
        }

        MessageContent content(long size, boolean complete) {
            String readable = text != null ? text : html != null ? PlainText.of(html) : "";
            List<MailAddress> from = headers.addresses("from");
            MessageSummary summary = new MessageSummary(
                    headers.messageId(),
                    headers.references(),
                    from.isEmpty() ? new MailAddress("", "") : from.get(0),
                    headers.addresses("to"),
                    headers.addresses("cc"),
                    headers.text("subject"),
                    headers.date(),
                    PlainText.line(readable, PREVIEW),
                    PlainText.line(readable, SEARCHED),
                    parts.stream().anyMatch(part -> part.contentId().isEmpty()),
                    size);
            return new MessageContent(summary, Optional.ofNullable(text), Optional.ofNullable(html), parts, complete);
        }
    }
}
