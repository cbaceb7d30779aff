package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.socialservices.SandboxSignIn.ANNA;
import static org.portal365.socialservices.SandboxSignIn.done;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.AccountId;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.Token;
import org.portal365.m365.registration.ClientCertificate;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.socialservices.core.EntraException;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.entra.MsalEntraClient;

/** What the portal proves itself with, changed while people sign in and documents are open. */
class CredentialsAtSandboxIT {
    private static final String CHANGE = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1\"}}}";

    @TempDir
    Path data;

    private SandboxProcess sandbox;
    private SandboxSignIn rig;

    @BeforeEach
    void start() {
        sandbox = new SandboxProcess(data);
        rig = new SandboxSignIn(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void s29TheAppGetsATokenOfItsOwn() throws EntraException {
        Token token = new MsalEntraClient(rig.http, Clock.systemUTC())
                .ofApp(rig.registrations.current().orElseThrow(), new Guid(SandboxProcess.CONTOSO), "reference");
        assertThat(token.value()).isNotEmpty();
        assertThat(token.expires()).isAfter(Instant.now());
    }

    @Test
    void s23Case097TheNextKeyTakesOverWithoutAFailedRequest() {
        ClientSecret old = new ClientSecret(sandbox::secret);
        rig.registrations.set(sandbox.registration(old));
        AccountId account = rig.connected(rig.portal.users().add("Anna"));
        sandbox.expireSecrets();
        var refused = rig.signIn(ANNA).outcome().refusal().orElseThrow();
        assertThat(refused.reason()).as("positive control").isEqualTo(SignInRefusal.REGISTRATION);
        assertThat(refused.admin().in(Locale.ENGLISH)).contains("AADSTS7000222");
        assertThat(rig.token(account, Optional.of(CHANGE))
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(GrantState.CREDENTIAL_EXPIRED);

        String next = sandbox.addSecret();
        rig.registrations.set(sandbox.registration(old, new ClientSecret(() -> next)));
        done(rig.signIn(ANNA));
        int before = rig.tokenRequests().size();
        done(rig.signIn(ANNA));
        assertThat(rig.tokenRequests()).as("the old one is not tried again").hasSize(before + 1);
        assertThat(rig.token(account, Optional.of(CHANGE)).optional()).isPresent();
        assertThat(rig.engine.grants().find(account).orElseThrow().state()).isEqualTo(GrantState.OK);

        rig.registrations.set(sandbox.registration(new ClientSecret(() -> next)));
        done(rig.signIn(ANNA));
    }

    @Test
    void s23ACertificateTakesThePlaceOfTheKey() throws Exception {
        ClientCertificate certificate = certificate();
        rig.registrations.set(sandbox.registration(certificate));
        assertThat(rig.signIn(ANNA).outcome().refusal().orElseThrow().reason())
                .as("positive control: Entra does not know it yet")
                .isEqualTo(SignInRefusal.REGISTRATION);
        String encoded =
                Base64.getEncoder().encodeToString(certificate.chain().get(0).getEncoded());
        sandbox.register(
                sandbox.registered().replaceFirst("\"certificates\":\\[]", "\"certificates\":[\"" + encoded + "\"]"));
        AccountId account = rig.connected(done(rig.signIn(ANNA)).user());
        assertThat(rig.token(account, Optional.of(CHANGE)).optional()).isPresent();
        assertThat(rig.tokenRequests())
                .allSatisfy(request -> assertThat(new String(request.body(), java.nio.charset.StandardCharsets.UTF_8))
                        .contains("client_assertion=")
                        .doesNotContain("client_secret"));
    }

    private ClientCertificate certificate() throws Exception {
        Path store = data.resolve("client.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=portal",
                        "-validity",
                        "90",
                        "-alias",
                        "portal",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "loopback")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "loopback".toCharArray());
        }
        return new ClientCertificate(
                (PrivateKey) keys.getKey("portal", "loopback".toCharArray()),
                List.of((X509Certificate) keys.getCertificate("portal")));
    }
}
