package org.portal365.m365.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.api.Refused;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SecretRefusal;
import org.portal365.m365.registration.ClientCertificate;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;
import org.portal365.m365.seal.JweSecretBox;
import org.portal365.m365.seal.KeyFile;
import org.portal365.m365.seal.KeyLedger;
import org.portal365.m365.seal.KeyRing;
import org.portal365.m365.seal.SealNodes;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.m365.wire.OkOutboundHttp;
import org.portal365.m365.wire.TlsServer;
import org.portal365.persistence.TestDatabases;

/** S23: Keys and certificates, tried before they are kept, two at once. */
class CredentialsTest {
    private static final String CLIENT = "3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01";
    private static final String TENANT = "6a2f4d10-3c5b-4e7a-8d91-0b1c2d3e4f50";
    private static final String TOKEN = "POST /" + TENANT + "/oauth2/v2.0/token";
    private static final String REFUSAL = "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: no\"}";

    @TempDir
    Path folder;

    private final TlsServer login = TlsServer.start();
    private final CloudHttp http = new CloudHttp();
    private Registration registration;
    private RegistrationModule module;

    @BeforeEach
    void open() {
        Jdbi jdbi = TestDatabases.h2().open("m365", CredentialsTest.class.getClassLoader());
        KeyRing keys = new KeyRing(
                new KeyFile(folder.resolve("keys.jwks")),
                new KeyLedger(jdbi),
                new SealNodes(jdbi, "here"),
                Clock.systemUTC());
        CredentialStore store = new CredentialStore(jdbi, new JweSecretBox(keys), Clock.systemUTC());
        CloudTable clouds = new CloudTable();
        clouds.put(login.cloud());
        TenantDirectory tenants = new TenantDirectory(jdbi, new OkOutboundHttp(http), Clock.systemUTC());
        OkOutboundHttp outbound = new OkOutboundHttp(http);
        ClientCredentialsGrant grant = new ClientCredentialsGrant(tenants, outbound, Clock.systemUTC());
        registration = new Registration(
                clouds,
                tenants,
                new CredentialSource(store, name -> null),
                new PublishedEnds(grant, clouds, outbound, Clock.systemUTC()));
        module = new RegistrationModule(
                registration, store, new CredentialProbe(registration, clouds, grant), List.of(), Clock.systemUTC());
        List<Problem> problems = new ArrayList<>();
        registration.configure(RegistrationSettings.parse(
                new SettingsMap(Map.of("client.id", CLIENT, "tenants", TENANT, "cloud", "test")), problems));
        assertThat(problems).isEmpty();
    }

    @AfterEach
    void close() {
        login.close();
        http.close();
    }

    private void set(String slot, String value) {
        assertThat(module.setSecret(slot, value.toCharArray()).refusal()).isEmpty();
    }

    private List<Credential> credentials() {
        return registration.current().orElseThrow().credentials();
    }

    @Test
    void case097AKeyThatEntraRefusesIsNotKeptAndTheOldOneStays() {
        login.on(TOKEN, 200, "{}");
        login.on(TOKEN, 401, REFUSAL);
        set("key", "the-good-one");
        Refused<?, SecretRefusal> refused =
                module.setSecret("key", "the-wrong-one".toCharArray()).refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(SecretRefusal.REJECTED);
        assertThat(refused.admin().in(Locale.ENGLISH)).contains("AADSTS7000215", "Value");
        assertThat(((ClientSecret) credentials().get(0)).value()).isEqualTo("the-good-one");
    }

    @Test
    void case097WhatHasNothingToDoWithTheKeyDoesNotKeepItOut() {
        login.on(TOKEN, 400, "{\"error\":\"unauthorized_client\",\"error_description\":\"AADSTS700016: where?\"}");
        set("key", "one");
        login.close();
        set("key", "set-while-microsoft-is-away");
        assertThat(((ClientSecret) credentials().get(0)).value()).isEqualTo("set-while-microsoft-is-away");
    }

    @Test
    void s23TheNextKeyStandsBesideTheKeyUntilItIsRemoved() {
        login.on(TOKEN, 200, "{}");
        login.on(TOKEN, 200, "{}");
        set("key", "old-one");
        Credential old = credentials().get(0);
        set("key.next", "new-one");
        assertThat(credentials()).hasSize(2);
        assertThat(credentials().get(0)).as("the same object as before").isSameAs(old);
        assertThat(((ClientSecret) credentials().get(1)).value()).isEqualTo("new-one");
        assertThat(module.secrets()).allMatch(slot -> slot.setAt().isPresent());
        module.removeSecret("key");
        assertThat(credentials())
                .extracting(credential -> ((ClientSecret) credential).value())
                .containsExactly("new-one");
        module.removeSecret("key.next");
        assertThat(registration.current()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"61, none", "60, 60", "31, 60", "30, 30", "8, 30", "7, 7", "2, 7", "1, 1", "0, 1", "-1, 0", "-400, 0"})
    void s24Case097RemindersComeSixtyThirtySevenAndOneDayBefore(int daysLeft, String due) {
        Instant now = Instant.parse("2026-11-25T23:59:59Z");
        CredentialExpiry expiry = CredentialExpiry.of(
                List.of(new ClientSecret(() -> "x")),
                secret -> Optional.of(LocalDate.of(2026, 11, 25).plusDays(daysLeft)));
        assertThat(expiry.due(now).map(String::valueOf).orElse("none")).isEqualTo(due);
        assertThat(expiry.daysLeft(now)).contains((long) daysLeft);
    }

    @Test
    void s24TheEndOfACertificateIsKnownByItselfAndTheLastOfSeveralCounts() throws Exception {
        login.on(TOKEN, 200, "{}");
        login.on(TOKEN, 200, "{}");
        set("key", "a-secret-whose-end-nobody-typed");
        assertThat(module.problems()).isEmpty();
        set("key", pem());
        // the certificate of the test's server is good for two days
        assertThat(module.problems()).extracting(Problem::key).containsExactly("credential.expires");
        assertThat(module.problems().get(0).text().in(Locale.forLanguageTag("ru")))
                .contains("истекает");
        assertThat(CredentialExpiry.of(
                                List.of(credentials().get(0), new ClientSecret(() -> "x")),
                                secret -> Optional.of(LocalDate.of(2099, 1, 1)))
                        .date())
                .contains(LocalDate.of(2099, 1, 1));
    }

    @Test
    void s24TheEndOfTheKeyIsReadFromGraphWhereTheAppMay() {
        String graph =
                "GET /v1.0/applications?$filter=appId%20eq%20%27" + CLIENT + "%27&$select=appId,passwordCredentials";
        LocalDate end = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        login.on(TOKEN, 200, "{\"access_token\":\"for-graph\"}");
        login.on(graph, 403, "{\"error\":{\"code\":\"Authorization_RequestDenied\"}}");
        login.on(
                graph,
                200,
                "{\"value\":[{\"appId\":\"" + CLIENT + "\",\"passwordCredentials\":["
                        + secret("abc", end + "T10:00:00Z") + "," + secret("xyz", "2099-01-01T00:00:00Z") + ","
                        + secret("abc", "2001-01-01T00:00:00Z") + "," + secret("abc", "no date") + "]}]}");
        set("key", "abc-a-secret");
        registration.askEnds();
        assertThat(last().target()).startsWith("/v1.0/applications");
        assertThat(registration.credentialExpires()).as("not permitted").isEmpty();

        set("key.next", "abc-another-secret");
        registration.askEnds();
        assertThat(last().headers().toString()).contains("Bearer for-graph");
        assertThat(registration.credentialExpires()).contains(end);
        assertThat(module.problems()).extracting(Problem::key).containsExactly("credential.expires");
        int asked = login.received().size();
        registration.askEnds();
        assertThat(login.received()).as("not asked again for half a day").hasSize(asked);
    }

    private TlsServer.Received last() {
        return login.received().get(login.received().size() - 1);
    }

    private static String secret(String hint, String end) {
        return "{\"hint\":\"" + hint + "\",\"secretText\":null,\"endDateTime\":\"" + end + "\"}";
    }

    @Test
    void s23ACertificateIsTriedByASignedAssertion() throws Exception {
        login.on(TOKEN, 200, "{}");
        set("key", pem());
        ClientCertificate certificate = (ClientCertificate) credentials().get(0);
        String form = new String(login.received().get(0).body(), StandardCharsets.US_ASCII);
        SignedJWT assertion = SignedJWT.parse(
                URLDecoder.decode(form.replaceAll(".*client_assertion=([^&]+).*", "$1"), StandardCharsets.UTF_8));
        RSAPublicKey key = (RSAPublicKey) certificate.chain().get(0).getPublicKey();
        assertThat(assertion.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo(CLIENT);
        assertThat(assertion.getJWTClaimsSet().getAudience().get(0)).endsWith("/" + TENANT + "/oauth2/v2.0/token");
        assertThat(form).doesNotContain("client_secret");
        assertThat(module.secrets().get(0).hint()).startsWith("# ");
    }

    /** The certificate and key of the server, as an admin would paste them. */
    private String pem() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        String file = login.certificate().toString().replaceAll("\\.pem$", "");
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.load(in, "loopback".toCharArray());
        }
        byte[] key = store.getKey("server", "loopback".toCharArray()).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n" + Files.readString(login.certificate());
    }
}
