package org.portal365.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.Body;
import org.portal365.api.mail.MailAddress;
import org.portal365.api.mail.MessageContent;

/** M26, cases 169 to 171: whatever comes is shown as well as it can be, soon, and never blocks what comes next. */
@Timeout(60)
class MimeReaderTest {
    private final MimeReader reader = new MimeReader();

    private MessageContent read(String message) throws IOException {
        return read(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private MessageContent read(byte[] message) throws IOException {
        return reader.read(Body.of(message));
    }

    private static final String WHOLE = """
            From: =?utf-8?B?0JHQvtGA0LjRgQ==?= <boris@example.test>
            To: Anna <anna@example.test>, carl@example.test
            Subject: =?utf-8?Q?Caf=C3=A9?=
            Date: Mon, 02 Nov 2026 09:00:00 +0100
            Message-ID: <a@example.test>
            References: <x@example.test> <y@example.test>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Caf=C3=A9 at noon
            --inner
            Content-Type: text/html; charset=utf-8

            <p>Café at <b>noon</b></p>
            --inner--
            --outer
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*=utf-8''%D1%81%D1%87%D1%91%D1%82.pdf
            Content-Transfer-Encoding: base64

            SGVsbG8=
            --outer--
            """;

    @Test
    void readsWholeMessages() throws IOException {
        MessageContent content = read(WHOLE);
        assertThat(content.complete()).isTrue();
        assertThat(content.summary().from()).isEqualTo(new MailAddress("Борис", "boris@example.test"));
        assertThat(content.summary().to())
                .containsExactly(
                        new MailAddress("Anna", "anna@example.test"), new MailAddress("", "carl@example.test"));
        assertThat(content.summary().subject()).isEqualTo("Café");
        assertThat(content.summary().date()).contains(Instant.parse("2026-11-02T08:00:00Z"));
        assertThat(content.summary().references()).containsExactly("<x@example.test>", "<y@example.test>");
        assertThat(content.text()).hasValueSatisfying(text -> assertThat(text).contains("Café at noon"));
        assertThat(content.html()).hasValueSatisfying(html -> assertThat(html).contains("<b>noon</b>"));
        assertThat(content.parts()).singleElement().satisfies(part -> {
            assertThat(part.name()).isEqualTo("счёт.pdf");
            assertThat(part.size()).isEqualTo(5);
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] raw = WHOLE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(reader.part(Body.of(raw), content.parts().get(0).id(), out)).isTrue();
        assertThat(out).hasToString("Hello");
        assertThat(reader.part(Body.of(raw), "99", out)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KOI8-R", "windows-1251", "UTF-8"})
    void case170UnlabelledRussianIsReadable(String charset) throws IOException {
        String text =
                "Subject: Привет, как дела\r\nFrom: a@example.test\r\n\r\nДобрый день, это письмо без кодировки.\r\n";
        MessageContent content = read(text.getBytes(Charset.forName(charset)));
        assertThat(content.summary().subject()).isEqualTo("Привет, как дела");
        assertThat(content.text()).hasValueSatisfying(body -> assertThat(body).contains("это письмо"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-unknown-42", "utf-7", "", "us-ascii", "\"\"", "ibm;drop"})
    void case170OddCharsetsAreReadable(String charset) throws IOException {
        MessageContent content = read("Content-Type: text/plain; charset=" + charset + "\n\nPlain words é\n");
        assertThat(content.text()).hasValueSatisfying(body -> assertThat(body).contains("Plain words"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "no header at all",
                "Subject\n\ntext",
                ": empty name\n\ntext",
                "Content-Type: multipart/mixed\n\nno boundary",
                "Content-Type: multipart/mixed; boundary=\n\n--\ntext",
                "Content-Type: multipart/mixed; boundary=x\n\n--y\ntext",
                "Content-Type: /;;;=\n\ntext",
                "Content-Type: text/plain; charset=utf-8; charset=koi8-r\n\ntext",
                "Content-Transfer-Encoding: base64\n\n!!!!not base64====\n",
                "Content-Transfer-Encoding: x-none\n\ntext",
                "Date: yesterday, 99 Foo 99999 99:99:99 +9999\n\ntext",
                "From: <<<>>>@@@,,,\nTo: \"unclosed\n\ntext",
                "Subject: =?utf-8?B?****?= =?bad?Q?=ZZ?=\n\ntext",
                "Message-ID: no brackets\n\ntext"
            })
    void case169BrokenMessagesAreShown(String message) throws IOException {
        assertThat(read(message).summary()).isNotNull();
    }

    @Test
    void case169DeepManyAndLongAreBounded() throws IOException {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(read(deep.toString()).complete()).isFalse();
        StringBuilder many = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        many.append("--b\n\nx\n".repeat(100_000));
        assertThat(read(many.toString()).parts()).hasSizeLessThanOrEqualTo(5_000);
        String header = "Subject: " + "long ".repeat(2_000_000) + "\n\ntext\n";
        assertThat(read(header).summary()).isNotNull();
    }

    /** A whole message with pieces cut out, doubled, swapped and spoiled, always the same thousand. */
    @Test
    void case169AThousandSpoiledMessagesAreShown() throws IOException {
        Random random = new Random(20261126);
        byte[] whole = WHOLE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1000; i++) {
            byte[] spoiled = whole.clone();
            for (int n = random.nextInt(40); n >= 0; n--) {
                int at = random.nextInt(spoiled.length);
                int length = Math.min(random.nextInt(60), spoiled.length - at);
                if (random.nextBoolean()) {
                    System.arraycopy(spoiled, random.nextInt(spoiled.length - length), spoiled, at, length);
                } else {
                    spoiled[at] = (byte) random.nextInt(256);
                }
            }
            MessageContent content = read(spoiled);
            assertThat(content.summary().preview()).doesNotContain("\0");
            for (MessageContent.Part part : content.parts()) {
                assertThat(reader.part(Body.of(spoiled), part.id(), new ByteArrayOutputStream()))
                        .isTrue();
            }
        }
    }

    @Test
    void previewsComeFromHtmlWhereThereIsNoText() throws IOException {
        MessageContent content = read(
                "Content-Type: text/html\n\n<style>p{}</style><script>var a;</script><p>A &amp; B</p><!-- c --> &#1046;");
        assertThat(content.summary().preview()).isEqualTo("A & B Ж");
    }
}
