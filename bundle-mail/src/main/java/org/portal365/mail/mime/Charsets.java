package org.portal365.mail.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text of bytes whose charset is named, named wrongly, or not named. Never fails. */
final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Charset KOI8_R = Charset.forName("KOI8-R");

    private Charsets() {}

    static String decode(byte[] bytes, @Nullable String label) {
        Charset named = named(label);
        if (named != null && !named.equals(StandardCharsets.US_ASCII)) {
            return new String(bytes, named);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, guess(bytes));
        }
    }

    private static @Nullable Charset named(@Nullable String label) {
        try {
            return label == null || label.isBlank() ? null : Charset.forName(label.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Russian text is mostly small letters, which lie at different places in the two usual charsets. */
    private static Charset guess(byte[] bytes) {
        int letters = 0;
        int low = 0;
        int high = 0;
        for (byte one : bytes) {
            int code = one & 0xFF;
            letters += Character.isLetter(code) && code < 0x80 ? 1 : 0;
            low += code >= 0xC0 && code < 0xE0 ? 1 : 0;
            high += code >= 0xE0 ? 1 : 0;
        }
        if (low + high <= letters / 2) {
            return WINDOWS_1252;
        }
        return high >= low ? WINDOWS_1251 : KOI8_R;
    }
}
