package org.portal365.sandbox.graph;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Share ids (Graph page "Access shared items"): the token itself, or a link's address in base64url. */
final class ShareIds {
    private static final String TOKEN_START = "CNRY-share-";

    private ShareIds() {}

    /** The share token of an id without its {@code u!}. */
    static String token(String id) {
        if (id.startsWith(TOKEN_START)) {
            return id;
        }
        try {
            return WebAddresses.shareToken(new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
