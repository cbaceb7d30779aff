package org.portal365.socialservices.core;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.security.SecureRandom;
import java.text.ParseException;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SecretBox;

/** Really seals, with a key of its own. */
public final class TestBox implements SecretBox {
    private final byte[] key = new byte[32];

    public TestBox() {
        new SecureRandom().nextBytes(key);
    }

    @Override
    public String seal(String kind, String owner, byte[] plain) {
        try {
            JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                    .customParam("rec", kind + "|" + owner)
                    .build();
            JWEObject sealed = new JWEObject(header, new Payload(plain));
            sealed.encrypt(new DirectEncrypter(key));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public byte[] open(String kind, String owner, String sealed) throws SealBrokenException {
        try {
            JWEObject parsed = JWEObject.parse(sealed);
            parsed.decrypt(new DirectDecrypter(key));
            if (!(kind + "|" + owner).equals(parsed.getHeader().getCustomParam("rec"))) {
                throw new SealBrokenException("of another row");
            }
            return parsed.getPayload().toBytes();
        } catch (ParseException | JOSEException e) {
            throw new SealBrokenException("does not open", e);
        }
    }
}
