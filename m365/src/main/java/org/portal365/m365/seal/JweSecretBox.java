package org.portal365.m365.seal;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.text.ParseException;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealUnavailableException;
import org.portal365.m365.secret.SecretBox;

/** {@link SecretBox} by Nimbus. The row is named in the protected header and compared after decryption. */
public final class JweSecretBox implements SecretBox {
    private static final String ROW = "rec";
    private static final String VERSION = "v1";
    private static final int SEGMENTS = 5;

    private final KeyRing keys;

    public JweSecretBox(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public String seal(String kind, String owner, byte[] plain) {
        OctetSequenceKey key = keys.sealing();
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .customParam(ROW, row(kind, owner))
                .build();
        JWEObject object = new JWEObject(header, new Payload(plain));
        try {
            object.encrypt(new DirectEncrypter(key));
        } catch (JOSEException e) {
            throw new SealUnavailableException("sealing failed", e);
        }
        return object.serialize();
    }

    @Override
    public byte[] open(String kind, String owner, String sealed) throws SealBrokenException {
        checkCanonical(sealed);
        try {
            JWEObject object = JWEObject.parse(sealed);
            JWEHeader header = object.getHeader();
            if (!JWEAlgorithm.DIR.equals(header.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())) {
                throw new SealBrokenException("sealed by another method");
            }
            OctetSequenceKey key = keys.opening(header.getKeyID() == null ? "" : header.getKeyID())
                    .orElseThrow(() -> new SealBrokenException("sealed with a key that never was"));
            object.decrypt(new DirectDecrypter(key));
            if (!row(kind, owner).equals(header.getCustomParam(ROW))) {
                throw new SealBrokenException("sealed for another row than " + kind);
            }
            return object.getPayload().toBytes();
        } catch (SealUnavailableException e) {
            throw e;
        } catch (ParseException | JOSEException | RuntimeException e) {
            // A changed header makes Nimbus throw what it likes.
            throw new SealBrokenException("what is stored as " + kind + " was changed", e);
        }
    }

    private static String row(String kind, String owner) {
        if (kind.isEmpty() || kind.indexOf('|') >= 0) {
            throw new IllegalArgumentException("a kind is a word without '|', not: " + kind);
        }
        return kind + "|" + owner + "|" + VERSION;
    }

    /**
     * Nimbus reads base64url leniently: foreign characters and unused bits at the end of a segment pass. So that every
     * changed character is noticed, each segment must be what its bytes are written as.
     */
    private static void checkCanonical(String sealed) throws SealBrokenException {
        int segments = 0;
        int end;
        for (int begin = 0; begin <= sealed.length(); begin = end + 1) {
            int dot = sealed.indexOf('.', begin);
            end = dot < 0 ? sealed.length() : dot;
            if (!CanonicalBase64Url.is(sealed, begin, end)) {
                throw new SealBrokenException("sealed text was changed");
            }
            segments++;
        }
        if (segments != SEGMENTS) {
            throw new SealBrokenException("not sealed text");
        }
    }
}
