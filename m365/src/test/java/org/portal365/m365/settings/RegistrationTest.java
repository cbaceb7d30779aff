package org.portal365.m365.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SecretRefusal;
import org.portal365.api.module.State;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;
import org.portal365.m365.seal.JweSecretBox;
import org.portal365.m365.seal.KeyFile;
import org.portal365.m365.seal.KeyLedger;
import org.portal365.m365.seal.KeyRing;
import org.portal365.m365.seal.SealNodes;
import org.portal365.m365.secret.SealUnavailableException;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.m365.wire.OkOutboundHttp;
import org.portal365.m365.wire.TlsServer;
import org.portal365.persistence.TestDatabases;

/** A03, S07 and cases 84, 89, 95: from settings and Key to a registration, and what is wrong meanwhile. */
class RegistrationTest {
    private static final String CLIENT = "3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01";
    private static final String OTHER_CLIENT = "8d1e0b4f-2c3a-4d5e-8f60-7a8b9c0d1e02";
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String SECRET = "CNRY~secret.value-1234567890";

    @TempDir
    Path folder;

    private final TlsServer login = TlsServer.start();
    private final CloudHttp http = new CloudHttp();
    private final CloudTable clouds = new CloudTable();
    private Jdbi jdbi;
    private Registration registration;
    private RegistrationModule module;

    @BeforeEach
    void open() {
        jdbi = TestDatabases.h2().open("m365", RegistrationTest.class.getClassLoader());
        KeyRing keys = new KeyRing(
                new KeyFile(folder.resolve("keys.jwks")),
                new KeyLedger(jdbi),
                new SealNodes(jdbi, "here"),
                Clock.systemUTC());
        CredentialStore store = new CredentialStore(jdbi, new JweSecretBox(keys), Clock.systemUTC());
        clouds.put(login.cloud());
        TenantDirectory tenants = new TenantDirectory(jdbi, new OkOutboundHttp(http), Clock.systemUTC());
        OkOutboundHttp outbound = new OkOutboundHttp(http);
        ClientCredentialsGrant grant = new ClientCredentialsGrant(tenants, outbound, Clock.systemUTC());
        registration = new Registration(
                clouds,
                tenants,
                new CredentialSource(store, name -> name.equals("KEY") ? "from-environment" : null),
                new PublishedEnds(grant, clouds, outbound, Clock.systemUTC()));
        module = new RegistrationModule(
                registration, store, new CredentialProbe(registration, clouds, grant), List.of(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        login.close();
        http.close();
    }

    private void configure(Map<String, Object> values) {
        registration.configure(settings(values));
    }

    private static RegistrationSettings settings(Map<String, Object> values) {
        List<Problem> problems = new ArrayList<>();
        RegistrationSettings settings = RegistrationSettings.parse(new SettingsMap(values), problems);
        assertThat(problems).isEmpty();
        return settings;
    }

    private static String secret(Credential credential) {
        return ((ClientSecret) credential).value();
    }

    private List<String> problems() {
        return registration.problems().stream().map(Problem::key).toList();
    }

    @Test
    void saysWhatIsMissingUntilItIsComplete() {
        AtomicInteger changes = new AtomicInteger();
        var subscription = registration.onChange(changes::incrementAndGet);
        configure(Map.of());
        assertThat(registration.current()).isEmpty();
        assertThat(problems()).contains("client.id", "");
        configure(Map.of("client.id", CLIENT, "tenants", TENANT, "cloud", "test"));
        assertThat(module.state()).isEqualTo(State.INCOMPLETE);
        set("key", SECRET);
        assertThat(module.state()).isEqualTo(State.ON);
        assertThat(problems()).isEmpty();
        var current = registration.current().orElseThrow();
        assertThat(current.authority()).isEqualTo("organizations");
        assertThat(current.tenants()).containsExactly(TENANT);
        assertThat(secret(current.credentials().get(0))).isEqualTo(SECRET);
        int before = changes.get();
        registration.refresh();
        assertThat(changes).hasValue(before);
        subscription.close();
        configure(Map.of());
        assertThat(changes).hasValue(before);
    }

    private String keyDescription() {
        return module.secrets().get(0).description().in(Locale.ENGLISH);
    }

    @Test
    void case089And095KeepsTheKeySealedAndWriteOnly() {
        char[] typed = SECRET.toCharArray();
        assertThat(module.setSecret("key", typed).refusal()).isEmpty();
        assertThat(typed).containsOnly('\0');
        String sealed = jdbi.withHandle(handle -> handle.createQuery("select sealed from m365_secret")
                .mapTo(String.class)
                .one());
        assertThat(sealed).doesNotContain("CNRY");
        assertThat(module.secrets().get(0).hint()).isEqualTo("CNR…");
        assertThat(module.secrets().get(0).setAt()).isPresent();
        configure(Map.of("client.id", CLIENT));
        assertThat(registration.current().orElseThrow().toString()).doesNotContain("CNRY");
    }

    @Test
    void case090SaysThatAChangedKeyMustBeSetAgain() {
        set("key", SECRET);
        assertThat(keyDescription()).as("of a Key that is typed here").startsWith("The Value");
        jdbi.useHandle(handle -> handle.execute("update m365_secret set sealed = sealed || 'A', version = 'other'"));
        configure(Map.of("client.id", CLIENT));
        assertThat(registration.current()).isEmpty();
        assertThat(problems()).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with blank", "9b7c0d7e-5b1a-4c8e-9a44-6d1f0b7a9e01", "-----BEGIN X-----"})
    void refusesWhatCannotBeAKey(String key) {
        assertThat(module.setSecret("key", key.toCharArray())
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(SecretRefusal.MALFORMED);
        assertThatIllegalArgumentException().isThrownBy(() -> module.setSecret("other", key.toCharArray()));
    }

    @Test
    void takesTheKeyFromAFileOrTheEnvironment() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "from-file\n");
        configure(Map.of("client.id", CLIENT, "key.from", "file:" + file));
        assertThat(secret(registration.current().orElseThrow().credentials().get(0)))
                .isEqualTo("from-file");
        assertThat(keyDescription()).startsWith("Not used").contains("file:" + file);
        configure(Map.of("client.id", CLIENT, "key.from", "env:KEY"));
        assertThat(secret(registration.current().orElseThrow().credentials().get(0)))
                .isEqualTo("from-environment");
        configure(Map.of("client.id", CLIENT, "key.from", "env:NONE"));
        assertThat(problems()).containsExactly("key.from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:22",
                "x/../../",
                "a#b.test",
                "user@evil.test",
                "file:///etc",
                "evil.test\r\nX: y/",
                "[::1]",
                "2130706433",
                "9188040d-6c67-4c5b-b112-36a304b66dad"
            })
    void case084RefusesTenantsThatAreNone(String tenant) {
        assertThat(module.validate(Map.of("tenants", new String[] {tenant})))
                .isNotEmpty()
                .allMatch(problem -> problem.key().equals("tenants"));
        assertThat(module.validate(Map.of("tenants", "contoso.onmicrosoft.com")))
                .isEmpty();
    }

    @Test
    void keepsTheLastGoodSettingsAndSaysWhatIsWrong() {
        set("key", SECRET);
        configure(Map.of("client.id", CLIENT));
        List<Problem> wrong = module.validate(Map.of("client.id", "x", "accounts", "some", "guests", "perhaps"));
        assertThat(wrong).extracting(Problem::key).containsExactlyInAnyOrder("client.id", "accounts", "guests");
        registration.refuse(wrong);
        assertThat(registration.current()).isPresent();
        assertThat(registration.problems()).containsAll(wrong);
    }

    @Test
    void case155AKeyIsNeverUsedUnderAnotherClientId() {
        configure(Map.of("client.id", CLIENT));
        set("key", SECRET);
        set("key.next", "next-of-the-first");
        AppRegistration before = registration.current().orElseThrow();
        before.credentials().forEach(credential -> registration.taken(before, credential));
        configure(Map.of("client.id", OTHER_CLIENT));
        assertThat(registration.current()).isEmpty();
        assertThat(registration.problems())
                .extracting(problem -> problem.text().in(Locale.ENGLISH))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains(CLIENT));
        assertThat(secret(before.credentials().get(0)))
                .as("what has begun goes on")
                .isEqualTo(SECRET);
        set("key", "of-the-other-app");
        assertThat(credentials()).containsExactly("of-the-other-app");
        assertThatThrownBy(() -> secret(before.credentials().get(0)))
                .as("nor the new Key under the old Client ID")
                .isInstanceOf(SealUnavailableException.class);
        configure(Map.of("client.id", CLIENT));
        assertThat(credentials()).as("a Client ID that is put back").contains("next-of-the-first");
    }

    @Test
    void case155AKeyThatEntraTookWhenItWasSetBelongsToTheAppAtOnce() {
        login.on("POST /" + TENANT + "/oauth2/v2.0/token", 200, "{}");
        configure(Map.of("client.id", CLIENT, "cloud", "test", "tenants", TENANT));
        set("key", SECRET);
        assertThat(credentials()).containsExactly(SECRET);
        configure(Map.of("client.id", OTHER_CLIENT, "cloud", "test", "tenants", TENANT));
        assertThat(registration.current()).isEmpty();
    }

    @Test
    void case155AMistypedClientIdIsCorrectedWithoutTypingTheKeyAgain() {
        set("key", SECRET);
        configure(Map.of("client.id", OTHER_CLIENT));
        assertThat(credentials()).containsExactly(SECRET);
        AppRegistration mistyped = registration.current().orElseThrow();
        configure(Map.of("client.id", CLIENT));
        assertThat(credentials()).as("nobody took it yet").containsExactly(SECRET);
        registration.taken(mistyped, mistyped.credentials().get(0));
        AppRegistration right = registration.current().orElseThrow();
        registration.taken(right, right.credentials().get(0));
        configure(Map.of("client.id", OTHER_CLIENT));
        assertThat(registration.current()).isEmpty();
    }

    private void set(String slot, String key) {
        assertThat(module.setSecret(slot, key.toCharArray()).refusal()).isEmpty();
    }

    private List<String> credentials() {
        return registration.current().orElseThrow().credentials().stream()
                .map(RegistrationTest::secret)
                .toList();
    }

    @Test
    void case157HalfAFileTakesNothingAwayUntilItHasStayed() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T04:00:00Z"));
        Takeover takeover = new Takeover(registration, registration::configure, now::get);
        Map<String, Object> whole = Map.of("client.id", CLIENT, "cloud", "test", "tenants", TENANT);
        takeover.offer(settings(whole));
        set("key", SECRET);
        for (Map<String, Object> half : List.<Map<String, Object>>of(
                Map.of(), Map.of("client.id", CLIENT), Map.of("client.id", CLIENT, "cloud", "test"))) {
            takeover.offer(settings(half));
            takeover.tick();
            assertThat(registration.current().orElseThrow().tenants())
                    .as("%s admits nobody else", half)
                    .containsExactly(TENANT);
            assertThat(problems()).contains("tenants");
        }
        takeover.offer(settings(whole));
        now.updateAndGet(before -> before.plus(Takeover.SETTLE));
        takeover.tick();
        assertThat(registration.current().orElseThrow().tenants()).containsExactly(TENANT);
        assertThat(problems()).isEmpty();
        takeover.offer(settings(Map.of("client.id", CLIENT, "cloud", "test")));
        now.updateAndGet(before -> before.plus(Takeover.SETTLE));
        takeover.tick();
        assertThat(registration.current().orElseThrow().tenants())
                .as("what stays is meant")
                .isEmpty();
    }

    @Test
    void case157WhatAnAdministratorTypesIntoAPageIsInForceAtOnce() {
        Takeover takeover = new Takeover(registration, registration::configure, Instant::now);
        takeover.offer(settings(Map.of("client.id", CLIENT, "tenants", TENANT)));
        set("key", SECRET);
        Map<String, Object> typed = Map.of("client.id", CLIENT, "tenants", "");
        assertThat(module.validate(typed)).isEmpty();
        takeover.offer(settings(Map.of("client.id", CLIENT, "tenants", TENANT, "guests", "true")));
        takeover.offer(settings(Map.of("client.id", OTHER_CLIENT)));
        assertThat(registration.current().orElseThrow().tenants())
                .as("not what was typed")
                .containsExactly(TENANT);
        takeover.offer(settings(typed));
        assertThat(registration.current().orElseThrow().tenants()).isEmpty();
    }

    @Test
    void resolvesDomainsAndAdmitsNobodyBefore() {
        set("key", SECRET);
        configure(Map.of("client.id", CLIENT, "tenants", "contoso.test", "cloud", "test", "accounts", "one"));
        assertThat(registration.current()).isEmpty();
        assertThat(problems()).containsExactly("tenants");
        assertThat(registration.resolveTenants()).isFalse();
        login.on(
                "GET /contoso.test/v2.0/.well-known/openid-configuration",
                200,
                "{\"issuer\":\"" + login.origin() + "/" + TENANT + "/v2.0\"}");
        assertThat(registration.resolveTenants()).isTrue();
        assertThat(registration.current().orElseThrow().authority()).isEqualTo(TENANT);
        login.close();
        registration.refresh();
        assertThat(registration.current()).isPresent();
    }

    @Test
    void s26ATenantOfAnotherCloudIsNotResolvedHere() {
        set("key", SECRET);
        configure(Map.of("client.id", CLIENT, "tenants", "agency.test", "cloud", "test"));
        login.on(
                "GET /agency.test/v2.0/.well-known/openid-configuration",
                200,
                "{\"issuer\":\"https://login.microsoftonline.us/" + TENANT + "/v2.0\"}");
        assertThat(registration.resolveTenants()).isFalse();
        assertThat(problems()).containsExactly("tenants");
        assertThat(registration.current())
                .as("an empty allow-list would admit everyone")
                .isEmpty();
    }

    @Test
    void knowsTheCloudsOfMicrosoftAndRowsOfAnAdmin() {
        assertThat(clouds.find("global").orElseThrow().transfersTo(URI.create("https://x-my.sharepoint.com/a")))
                .isTrue();
        assertThat(clouds.find("global").orElseThrow().transfersTo(URI.create("https://evilsharepoint.com/a")))
                .isFalse();
        assertThat(clouds.find("global").orElseThrow().transfersTo(URI.create("http://x.sharepoint.com/a")))
                .isFalse();
        assertThat(clouds.find("china")).isPresent();
        CloudSettings good = CloudSettings.parse(
                "s",
                new SettingsMap(Map.of(
                        "browser.origin",
                        "http://127.0.0.1:1",
                        "login.origin",
                        "https://localhost:2",
                        "graph.origin",
                        "https://localhost:3",
                        "transfer.hosts",
                        "127.0.0.1:4, .files.test")));
        assertThat(good.problems()).isEmpty();
        assertThat(good.cloud().orElseThrow().transfersTo(URI.create("https://127.0.0.1:4/x")))
                .isTrue();
        CloudSettings bad = CloudSettings.parse(
                "s",
                new SettingsMap(Map.of(
                        "browser.origin",
                        "http://portal.test",
                        "login.origin",
                        "http://localhost",
                        "graph.origin",
                        "https://u@h/p",
                        "transfer.hosts",
                        "a/b",
                        "ca.certificates",
                        "/none")));
        assertThat(bad.cloud()).isEqualTo(Optional.empty());
        assertThat(bad.problems()).hasSize(5);
    }
}
