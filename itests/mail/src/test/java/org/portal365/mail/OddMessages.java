package org.portal365.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Messages that break every rule there is, the same ones for the same seed: a form of message, and mistakes in it. */
final class OddMessages {
    private static final int LONGEST = 3_000_000;
    private static final String CRLF = "\r\n";
    private static final List<BiFunction<String, Random, String>> MISTAKES = List.of(
            (text, random) -> text.replaceFirst("boundary=\"?[a-z]+\"?", "boundary="),
            (text, random) -> text.replace("--inner", "--other"),
            (text, random) -> text.replace("--outer--", ""),
            (text, random) -> text.replace(CRLF, "\n"),
            (text, random) -> text.replace(CRLF, "\r"),
            (text, random) -> text.replace(CRLF + CRLF, CRLF),
            (text, random) -> text.replace(": ", " "),
            (text, random) -> text.replace("base64", "x-" + random.nextInt(99)),
            (text, random) -> text.replace(
                    "utf-8",
                    List.of("", "utf-7", "x-none", "\"", "koi8-r;a=b", "unicode-1-1")
                            .get(random.nextInt(6))),
            (text, random) -> text.replace("Date: ", "Date: 99 Foo 99999 99:99:99 +9999 "),
            (text, random) -> text.replace("<", "<<<@,").replace(">", "\">"),
            (text, random) -> text.replace("=?", "=?=?utf-8?B?****?="),
            (text, random) -> text.substring(0, random.nextInt(text.length() + 1)),
            (text, random) -> text + text,
            (text, random) -> text.replace("Subject: ", "Subject: " + "long ".repeat(random.nextInt(40_000))),
            (text, random) -> text.replace("MIME-Version: 1.0", "X-A: b\r\n".repeat(random.nextInt(6_000)) + "X-B: c"),
            (text, random) -> text.replace("To: ", "To: " + "a@example.test, ".repeat(random.nextInt(3_000))),
            (text, random) -> text.replace("noon", "n\0\0oon\u0001"),
            (text, random) -> text.replaceFirst("noon", "x".repeat(random.nextInt(2_000_000))),
            (text, random) -> text.replace("text/plain", "message/rfc822"),
            (text, random) -> text.replace("multipart/alternative", "multipart/" + "x".repeat(random.nextInt(3_000))),
            OddMessages::spoiled,
            OddMessages::spoiled,
            OddMessages::spoiled);

    private OddMessages() {}

    static byte[] of(int number) {
        Random random = new Random(169_000L + number);
        String text = form(number, random);
        for (int mistakes = 1 + random.nextInt(4); mistakes > 0; mistakes--) {
            text = MISTAKES.get(random.nextInt(MISTAKES.size())).apply(text, random);
            text = text.substring(0, Math.min(text.length(), LONGEST));
        }
        return text.getBytes(number % 7 == 0 ? Charset.forName("KOI8-R") : ISO_8859_1);
    }

    private static String form(int number, Random random) {
        return switch (number % 10) {
            case 0 -> deep(random.nextInt(1_200));
            case 1 -> many(random.nextInt(8_000));
            case 2 ->
                "Subject: Odd " + number + "\r\n\r\n" + "begin 644 a.bin\r\n" + "M".repeat(60_000) + "\r\nend\r\n";
            case 3 -> "\r\n\r\n\r\nno header, noon";
            default -> usual(number, random);
        };
    }

    private static String usual(int number, Random random) {
        byte[] bytes = new byte[random.nextInt(20_000)];
        random.nextBytes(bytes);
        return String.join(
                CRLF,
                "From: =?utf-8?B?0JHQvtGA0LjRgQ==?= <boris@example.test>",
                "To: Anna <anna@example.test>",
                "Subject: =?utf-8?Q?Caf=C3=A9?= " + number,
                "Date: Mon, 02 Nov 2026 09:00:00 +0100",
                "Message-ID: <odd-" + number + "@example.test>",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=outer",
                "",
                "--outer",
                "Content-Type: multipart/alternative; boundary=inner",
                "",
                "--inner",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "Caf=C3=A9 at noon",
                "--inner",
                "Content-Type: text/html; charset=utf-8",
                "",
                "<p>At <b>noon</b></p>",
                "--inner--",
                "--outer",
                "Content-Type: application/pdf",
                "Content-Disposition: attachment; filename*=utf-8''%D1%81.pdf",
                "Content-Transfer-Encoding: base64",
                "",
                Base64.getMimeEncoder().encodeToString(bytes),
                "--outer--",
                "");
    }

    private static String deep(int levels) {
        StringBuilder deep = new StringBuilder("Subject: Deep\r\n");
        for (int i = 0; i < levels; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append(CRLF);
        }
        return deep + "\r\nnoon\r\n";
    }

    private static String many(int parts) {
        return "Subject: Many\r\nContent-Type: multipart/mixed; boundary=inner\r\n\r\n"
                + "--inner\r\nContent-Type: text/plain\r\n\r\nnoon\r\n".repeat(parts + 1);
    }

    /** Pieces are moved and bytes changed. */
    private static String spoiled(String text, Random random) {
        char[] spoiled = text.toCharArray();
        if (spoiled.length == 0) {
            return text;
        }
        for (int n = random.nextInt(40); n >= 0; n--) {
            int at = random.nextInt(spoiled.length);
            int length = Math.min(random.nextInt(60), spoiled.length - at);
            System.arraycopy(spoiled, random.nextInt(spoiled.length - length + 1), spoiled, at, length);
            spoiled[random.nextInt(spoiled.length)] = (char) random.nextInt(256);
        }
        return new String(spoiled);
    }
}
