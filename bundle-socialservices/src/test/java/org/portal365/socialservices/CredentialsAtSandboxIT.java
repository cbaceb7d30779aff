package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.socialservices.SandboxSignIn.ANNA;
import static org.portal365.socialservices.SandboxSignIn.done;

import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.AccountId;
import org.portal365.api.Refused;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.Token;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.ClientCertificate;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.socialservices.core.EntraException;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.entra.MsalEntraClient;

/** What the portal proves itself with, changed while people sign in and documents are open. */
class CredentialsAtSandboxIT {
    private static final String OTHER = "8d1e0b4f-2c3a-4d5e-8f60-7a8b9c0d1e02";
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
        Token token = new MsalEntraClient(rig.http, Clock.systemUTC(), (registration, credential) -> {})
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
                .allSatisfy(request -> assertThat(new String(request.body(), StandardCharsets.UTF_8))
                        .contains("client_assertion=")
                        .doesNotContain("client_secret"));
    }

    /** Two apps with a secret each take turns while people sign in: whoever is caught in the middle begins again. */
    @Test
    void case155AnotherAppInTheMiddleOfSignIns() throws Exception {
        AppRegistration first = sandbox.registration(new ClientSecret(sandbox::secret));
        sandbox.register(sandbox.registered().replace(SandboxProcess.CLIENT, OTHER));
        String others = sandbox.addSecret(OTHER);
        AppRegistration second = new AppRegistration(
                OTHER,
                first.accounts(),
                first.tenants(),
                first.cloud(),
                first.guests(),
                List.of(new ClientSecret(() -> others)));
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Future<?> admin = threads.submit(() -> {
                for (int i = 0; !over.get(); i++) {
                    rig.registrations.set(i % 2 == 0 ? second : first);
                    Thread.sleep(50 + 100 * (i % 5));
                }
                return null;
            });
            List<Future<List<Optional<SignInRefusal>>>> people =
                    threads.invokeAll(List.of(this::signIns, this::signIns));
            over.set(true);
            admin.get();
            List<Optional<SignInRefusal>> ends = new ArrayList<>();
            for (Future<List<Optional<SignInRefusal>>> person : people) {
                ends.addAll(person.get());
            }
            assertEnds(ends);
        } finally {
            over.set(true);
            threads.shutdown();
        }
        assertEachSecretWentWithItsApp(others);
        done(rig.signIn(ANNA));
    }

    private void assertEnds(List<Optional<SignInRefusal>> ends) {
        assertThat(ends)
                .as("positive control: some met a change, some did not")
                .contains(Optional.empty(), Optional.of(SignInRefusal.START_AGAIN))
                .containsOnly(Optional.empty(), Optional.of(SignInRefusal.START_AGAIN));
        assertThat(rig.tokenRequests())
                .as("no code goes to an app that did not ask for it")
                .hasSize(Collections.frequency(ends, Optional.empty()));
    }

    private void assertEachSecretWentWithItsApp(String others) {
        String one = encoded(sandbox.secret());
        assertThat(rig.tokenRequests())
                .extracting(request -> new String(request.body(), StandardCharsets.UTF_8))
                .allMatch(body -> body.contains("client_secret=" + (body.contains(OTHER) ? encoded(others) : one)))
                .anyMatch(body -> body.contains(OTHER))
                .anyMatch(body -> body.contains(SandboxProcess.CLIENT));
    }

    private List<Optional<SignInRefusal>> signIns() {
        List<Optional<SignInRefusal>> ends = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ends.add(rig.signIn(ANNA).outcome().refusal().map(Refused::reason));
        }
        return ends;
    }

    private static String encoded(String secret) {
        return URLEncoder.encode(secret, StandardCharsets.UTF_8);
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
