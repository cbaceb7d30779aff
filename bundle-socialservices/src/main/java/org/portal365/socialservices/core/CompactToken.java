package org.portal365.socialservices.core;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * A JWS in compact form, taken apart strictly: lenient decoders take characters that the signature does not cover.
 *
 * @param signed header and payload as they were signed
 */
record CompactToken(Map<String, Object> header, Map<String, Object> claims, String signed, Base64URL signature) {
    private static final int LONGEST = 16 * 1024;

    static CompactToken parse(String token) throws RejectedTokenException {
        // 1
        if (token.length() > LONGEST) {
            throw new RejectedTokenException(TokenRule.SIZE, "longer than " + LONGEST);
        }
        // 2
        String[] segments = token.split("\\.", -1);
        if (segments.length != 3) {
            throw new RejectedTokenException(TokenRule.SEGMENTS, "not three segments");
        }
        byte[] header = canonical(segments[0]);
        byte[] payload = canonical(segments[1]);
        Base64URL signature = Base64URL.encode(canonical(segments[2]));
        return new CompactToken(object(header), object(payload), token.substring(0, token.lastIndexOf('.')), signature);
    }

    private static byte[] canonical(String segment) throws RejectedTokenException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(segment);
            byte[] again = Base64.getUrlEncoder().withoutPadding().encode(bytes);
            if (bytes.length > 0 && Arrays.equals(again, segment.getBytes(StandardCharsets.UTF_8))) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new RejectedTokenException(TokenRule.SEGMENTS, "a segment is not base64url", e);
        }
        throw new RejectedTokenException(TokenRule.SEGMENTS, "a segment is empty or not canonical base64url");
    }

    private static Map<String, Object> object(byte[] json) throws RejectedTokenException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return JSONObjectUtils.parse(text);
        } catch (ParseException | CharacterCodingException e) {
            throw new RejectedTokenException(TokenRule.SEGMENTS, "a segment is no JSON object", e);
        }
    }
}
