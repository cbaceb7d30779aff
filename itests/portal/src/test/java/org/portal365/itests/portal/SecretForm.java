package org.portal365.itests.portal;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ways in which a text may stand somewhere, so that it does not always look like itself. */
enum SecretForm {
    PLAIN,
    URL,
    BASE64,
    BASE64URL,
    UTF16,
    /** As a database script writes binary columns. */
    HEX;

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
    private static final int BYTE = 8;
    private static final int LETTER = 6;

    /** All that this form of the secret can look like. */
    List<byte[]> of(String secret) {
        Stream<byte[]> looks = switch (this) {
            case PLAIN -> Stream.of(utf8(secret));
            case URL -> urlEncoded(secret);
            case BASE64 -> inBase64(secret, Base64.getEncoder());
            case BASE64URL -> inBase64(secret, Base64.getUrlEncoder());
            case UTF16 ->
                Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                        .map((Charset charset) -> secret.getBytes(charset));
            case HEX ->
                Stream.of(HexFormat.of(), HexFormat.of().withUpperCase()).map(hex -> utf8(hex.formatHex(utf8(secret))));
        };
        return looks.toList();
    }

    /** Encoders differ in the case of the digits and in what they take for reserved. */
    private static Stream<byte[]> urlEncoded(String secret) {
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String lower = ESCAPE.matcher(form)
                .replaceAll((MatchResult escape) -> escape.group().toLowerCase(Locale.ROOT));
        return Stream.of(form, lower, form.replace("%7E", "~"))
                .filter(look -> !look.equals(secret))
                .map(SecretForm::utf8);
    }

    /** What stays the same whatever stands before and after: a letter is six bits, so there are three alignments. */
    private static Stream<byte[]> inBase64(String secret, Base64.Encoder encoder) {
        byte[] bytes = utf8(secret);
        return IntStream.range(0, 3).mapToObj(before -> {
            byte[] shifted = new byte[before + bytes.length + 2];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            int first = (before * BYTE + LETTER - 1) / LETTER;
            int end = (before + bytes.length) * BYTE / LETTER;
            return utf8(encoder.encodeToString(shifted).substring(first, end));
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
