package org.portal365.m365.secret;

import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;

/** The outside of sealed text. */
final class SealedText {
    private SealedText() {}

    /** With which key it is sealed, by its header alone; empty when that is no header. */
    static String kid(String beginning) {
        int dot = beginning.indexOf('.');
        if (dot < 0) {
            return "";
        }
        try {
            String kid =
                    JWEHeader.parse(new Base64URL(beginning.substring(0, dot))).getKeyID();
            return kid == null ? "" : kid;
        } catch (ParseException | RuntimeException e) {
            // A changed header makes Nimbus throw what it likes.
            return "";
        }
    }
}
