package org.portal365.benchmarks;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.SilentParameters;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.portal365.api.AccountId;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.social.Resource;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.seal.Sealing;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.m365.wire.OkOutboundHttp;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;
import org.portal365.socialservices.core.AccountStore;
import org.portal365.socialservices.core.Grants;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.core.Renewals;
import org.portal365.socialservices.entra.AuthorityIdTokens;
import org.portal365.socialservices.entra.MsalEntraClient;
import org.portal365.socialservices.jdbc.JdbcAccountStore;

/**
 * A good token of one of a thousand accounts under sixteen threads. Ours reads the row of the account in H2 on disk and
 * opens its seal; the peer is msal4j as its documentation tells web applications, with the cache of the person, which it
 * has in memory as text and unsealed.
 */
@State(Scope.Benchmark)
@Threads(16)
public class CachedTokens {
    private static final int ACCOUNTS = 1_000;
    private static final Resource GRAPH = new Resource("graph");
    private static final Set<String> FILES = Set.of("Files.ReadWrite");
    private static final String SECRET = "not used, as nothing is asked";

    private final List<AccountId> accounts = new ArrayList<>();
    private final String cache = MsalCaches.one();
    private final Grants grants;

    public CachedTokens() {
        Path folder = folder();
        Database database = TestDatabases.at("jdbc:h2:file:" + folder.resolve("portal"), "portal");
        ClassLoader loader = Grants.class.getClassLoader();
        Jdbi jdbi = database.open("socialservices", loader);
        Clock clock = Clock.systemUTC();
        Sealing sealing =
                new Sealing(database.open("m365", loader), "here", List::of, clock, folder.resolve("keys.jwks"));
        sealing.keepUp();
        AccountStore store = new JdbcAccountStore(jdbi, sealing);
        InMemoryPortal portal = new InMemoryPortal();
        OkOutboundHttp http = new OkOutboundHttp(new CloudHttp());
        Renewals renewals = new Renewals(
                store,
                new MsalEntraClient(http, clock, (registration, credential) -> {}),
                new AuthorityIdTokens(http, clock),
                portal.audit(),
                clock);
        grants = new Grants(
                () -> Optional.of(registration()),
                store,
                renewals,
                portal.users(),
                portal.audit(),
                clock,
                CachedTokens::never);
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(store.connect(
                    new AccountStore.Connection(
                            portal.users().add("user-" + i),
                            new Guid(MsalCaches.TENANT),
                            new Guid(MsalCaches.OBJECT),
                            "anna@contoso.onmicrosoft.com",
                            Set.of("graph/Files.ReadWrite"),
                            cache),
                    Instant.now()));
        }
    }

    private static AppRegistration registration() {
        return new AppRegistration(
                MsalCaches.CLIENT,
                Accounts.ONE_TENANT,
                Set.of(MsalCaches.TENANT),
                cloud(),
                false,
                List.of(new ClientSecret(() -> SECRET)));
    }

    private static Cloud cloud() {
        URI login = URI.create("https://" + MsalCaches.HOST);
        URI graph = URI.create("https://graph.microsoft.com");
        URI outlook = URI.create("https://outlook.office.com");
        return new Cloud("global", login, login, graph, outlook, List.of(), Optional.empty(), false, Optional.empty());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tokens");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void never(Duration time) {
        throw new IllegalStateException("nobody renews here");
    }

    @Benchmark
    public String ours() {
        AccountId any = accounts.get(ThreadLocalRandom.current().nextInt(ACCOUNTS));
        return grants.token(any, GRAPH, FILES, Optional.empty())
                .optional()
                .orElseThrow()
                .value();
    }

    @Benchmark
    public String peer() throws MalformedURLException {
        ConfidentialClientApplication app = ConfidentialClientApplication.builder(
                        MsalCaches.CLIENT, ClientCredentialFactory.createFromSecret(SECRET))
                .authority("https://" + MsalCaches.HOST + "/" + MsalCaches.TENANT + "/")
                .instanceDiscovery(false)
                .build();
        app.tokenCache().deserialize(cache);
        IAccount account = app.getAccounts().join().iterator().next();
        return app.acquireTokenSilently(
                        SilentParameters.builder(Set.of("https://graph.microsoft.com/Files.ReadWrite"), account)
                                .build())
                .join()
                .accessToken();
    }
}
