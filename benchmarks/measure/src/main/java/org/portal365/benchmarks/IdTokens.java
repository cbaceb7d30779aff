package org.portal365.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.portal365.socialservices.core.Expectation;
import org.portal365.socialservices.core.IdTokenValidator;
import org.portal365.socialservices.core.IdentityClaims;
import org.portal365.socialservices.core.KeysUnavailableException;
import org.portal365.socialservices.core.RejectedTokenException;
import org.portal365.socialservices.core.TestIdTokens;

/** Our validator with all its rules beside the bare check of the signature. */
@State(Scope.Benchmark)
public class IdTokens {
    private final String token = TestIdTokens.good().signed();
    private final Expectation expected = TestIdTokens.expected();
    private final IdTokenValidator validator =
            new IdTokenValidator(TestIdTokens.keys(), Clock.fixed(TestIdTokens.NOW, ZoneOffset.UTC));

    @Benchmark
    public IdentityClaims ours() throws RejectedTokenException, KeysUnavailableException {
        return validator.validate(token, expected);
    }

    @Benchmark
    public boolean peer() throws ParseException, JOSEException {
        return SignedJWT.parse(token).verify(new RSASSAVerifier((RSAPublicKey) TestIdTokens.KEY.getPublic()));
    }
}
