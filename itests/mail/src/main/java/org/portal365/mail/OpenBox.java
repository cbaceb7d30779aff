package org.portal365.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SecretBox;

/** Seals that hide nothing, but open only for the row that they were made for: a killed process has no key to keep. */
final class OpenBox implements SecretBox {
    @Override
    public String seal(String kind, String owner, byte[] plain) {
        return label(kind, owner) + "." + Base64.getEncoder().encodeToString(plain);
    }

    @Override
    public byte[] open(String kind, String owner, String sealed) throws SealBrokenException {
        String[] parts = sealed.split("\\.", 2);
        if (parts.length < 2 || !label(kind, owner).equals(parts[0])) {
            throw new SealBrokenException("of another row");
        }
        return Base64.getDecoder().decode(parts[1]);
    }

    private static String label(String kind, String owner) {
        return Base64.getEncoder().encodeToString((kind + "|" + owner).getBytes(StandardCharsets.UTF_8));
    }
}
