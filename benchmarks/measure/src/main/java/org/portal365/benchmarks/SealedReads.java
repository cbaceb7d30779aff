package org.portal365.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.portal365.m365.seal.Sealing;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.persistence.TestDatabases;

/** The tokens of an account opened with all checks, beside the bare decryption by the same library. */
@State(Scope.Benchmark)
public class SealedReads {
    private static final String KIND = "msal-cache";
    private static final String OWNER = "account-1";

    private final OctetSequenceKey key;
    private final Sealing sealing;
    private final String sealed;

    public SealedReads() {
        try {
            Path keys = Files.createTempDirectory("seal").resolve("keys.jwks");
            sealing = new Sealing(
                    TestDatabases.h2().open("m365", Sealing.class.getClassLoader()),
                    "here",
                    List::of,
                    Clock.systemUTC(),
                    keys);
            sealing.keepUp();
            sealed = sealing.seal(KIND, OWNER, MsalCaches.one().getBytes(StandardCharsets.UTF_8));
            key = JWKSet.load(keys.toFile()).getKeys().get(0).toOctetSequenceKey();
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public byte[] ours() throws SealBrokenException {
        return sealing.open(KIND, OWNER, sealed);
    }

    @Benchmark
    public byte[] peer() throws ParseException, JOSEException {
        JWEObject object = JWEObject.parse(sealed);
        object.decrypt(new DirectDecrypter(key));
        return object.getPayload().toBytes();
    }
}
