package org.portal365.sandbox.entra;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.portal365.sandbox.Canaries;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.StateFolder;

/**
 * Codes, refresh tokens and cookies that carry their own content, encrypted with a key of this sandbox, so they survive
 * a restart without a table. AES-256-GCM, the kind is authenticated.
 */
final class Sealed {

    private static final String FILE = "seal.key";
    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Sealed(StateFolder state) {
        if (state.readText(FILE).isEmpty()) {
            byte[] made = new byte[32];
            random.nextBytes(made);
            state.writeSecret(FILE, Base64.getEncoder().encodeToString(made));
        }
        key = new SecretKeySpec(Base64.getDecoder().decode(state.readText(FILE).orElseThrow()), "AES");
    }

    /** Text of at least {@code length} characters, beginning with the canary of its kind. */
    String seal(String kind, Object value, int length) {
        String padded = Json.write(value);
        int fill = Math.max(0, length * 3 / 4 - padded.length());
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] box = crypt(Cipher.ENCRYPT_MODE, kind, iv, (padded + " ".repeat(fill)).getBytes(StandardCharsets.UTF_8));
        byte[] all = new byte[IV + box.length];
        System.arraycopy(iv, 0, all, 0, IV);
        System.arraycopy(box, 0, all, IV, box.length);
        return Canaries.marker(kind) + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** The content, or empty for anything this sandbox did not seal as this kind. */
    <T> Optional<T> open(String kind, String text, Class<T> type) {
        String marker = Canaries.marker(kind);
        if (!text.startsWith(marker)) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(text.substring(marker.length()));
            byte[] iv = java.util.Arrays.copyOf(all, IV);
            byte[] box = java.util.Arrays.copyOfRange(all, IV, all.length);
            String content = new String(crypt(Cipher.DECRYPT_MODE, kind, iv, box), StandardCharsets.UTF_8);
            return Optional.of(Json.read(content, type));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private byte[] crypt(int mode, String kind, byte[] iv, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(kind.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not sealed here", e);
        }
    }
}
