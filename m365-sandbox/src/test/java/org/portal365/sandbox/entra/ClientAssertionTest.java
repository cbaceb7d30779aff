package org.portal365.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.SelfSigned;
import org.portal365.sandbox.TestSandbox;

class ClientAssertionTest {

    @TempDir
    static Path data;

    static TestSandbox sandbox;
    static KeyPair key;
    static X509Certificate certificate;

    @BeforeAll
    static void start() throws Exception {
        sandbox = new TestSandbox(data);
        key = newKey();
        certificate = SelfSigned.certificate(key, "portal");
        ObjectNode app = (ObjectNode)
                sandbox.json(sandbox.at().browser() + "/control/apps").path(0);
        app.putArray("certificates").add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        sandbox.control("apps", app.toString());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"RS256, true", "RS256, false", "PS256, true", "PS256, false"})
    void bothAlgorithmsAndBothThumbprintFormsAreTaken(String algorithm, boolean padded) throws Exception {
        assertThat(ask(assertion(algorithm, padded, key, 300)).statusCode()).isEqualTo(200);
    }

    @Test
    void aForeignKeyIs700027() throws Exception {
        HttpResponse<String> answer = ask(assertion("RS256", false, newKey(), 300));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(code(answer)).isEqualTo(700027);
    }

    @Test
    void anUnknownCertificateIs700027() throws Exception {
        X509Certificate mine = certificate;
        KeyPair other = newKey();
        certificate = SelfSigned.certificate(other, "other");
        assertThat(code(ask(assertion("PS256", false, other, 300)))).isEqualTo(700027);
        certificate = mine;
    }

    @Test
    void anExpiredAssertionIs700024() throws Exception {
        assertThat(code(ask(assertion("PS256", false, key, -10)))).isEqualTo(700024);
    }

    private static int code(HttpResponse<String> answer) {
        JsonNode body = Json.parse(answer.body());
        return body.path("error_codes").path(0).asInt();
    }

    private static HttpResponse<String> ask(String assertion) {
        return sandbox.browser()
                .token(
                        TestSandbox.CONTOSO,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                TestSandbox.PORTAL,
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                assertion,
                                "scope",
                                sandbox.at().graph() + "/.default"));
    }

    private static String assertion(String algorithm, boolean padded, KeyPair signer, int seconds) throws Exception {
        byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setHeader(
                "x5t#S256",
                padded
                        ? Base64.getEncoder().encodeToString(thumbprint)
                        : Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint));
        jws.setKey(signer.getPrivate());
        long now = Instant.now().getEpochSecond();
        jws.setPayload(Json.write(Map.of(
                "aud",
                sandbox.at().login() + "/" + TestSandbox.CONTOSO + "/oauth2/v2.0/token",
                "iss",
                TestSandbox.PORTAL,
                "sub",
                TestSandbox.PORTAL,
                "jti",
                UUID.randomUUID().toString(),
                "nbf",
                now - 60,
                "exp",
                now + seconds)));
        return jws.getCompactSerialization();
    }

    private static KeyPair newKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
