package org.portal365.sandbox.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.Canaries;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.StateFolder;
import org.portal365.sandbox.graph.drive.Content;

/** Preauthenticated download addresses: what to give and until when, signed, so that they hold over a restart. */
final class DownloadLinks {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String KEY_FILE = "graph-download.key";
    private static final String MARKER = Canaries.marker("download");
    private static final int KEY_BYTES = 32;

    private final Addresses addresses;
    private final Clock clock;
    private final byte[] key;

    DownloadLinks(Addresses addresses, Clock clock, StateFolder state) {
        this.addresses = addresses;
        this.clock = clock;
        String secret = state.readText(KEY_FILE).orElseGet(() -> {
            String fresh = Canaries.random(KEY_BYTES);
            state.writeSecret(KEY_FILE, fresh);
            return fresh;
        });
        this.key = secret.getBytes(StandardCharsets.US_ASCII);
    }

    /** What an address stands for. */
    record Download(Content content, String name, Instant expires) {}

    String address(Content content, String name) {
        return addresses.files() + "/down/" + token(content, name);
    }

    /** Of a page that shows the content. */
    String embedded(Content content, String name) {
        return addresses.browser() + "/embed/" + token(content, name);
    }

    private String token(Content content, String name) {
        Download download = new Download(content, name, clock.instant().plus(LIFE));
        String payload = base64(Json.write(download).getBytes(StandardCharsets.UTF_8));
        return MARKER + payload + "." + base64(sign(payload));
    }

    /** The download of a token that is genuine and not expired. */
    Optional<Download> read(String token) {
        int dot = token.lastIndexOf('.');
        if (!token.startsWith(MARKER) || dot < 0) {
            return Optional.empty();
        }
        String payload = token.substring(MARKER.length(), dot);
        byte[] signature = base64(sign(payload)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(signature, token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        String json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        return Optional.of(Json.read(json, Download.class))
                .filter(each -> clock.instant().isBefore(each.expires()));
    }

    private byte[] sign(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
