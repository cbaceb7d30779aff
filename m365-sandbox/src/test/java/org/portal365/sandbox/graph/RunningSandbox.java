package org.portal365.sandbox.graph;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.Sandbox;
import org.portal365.sandbox.SandboxOptions;
import org.portal365.sandbox.entra.AccessToken;

/** A sandbox on free ports over a folder, with a client that trusts its CA and tokens for its people. */
public final class RunningSandbox implements AutoCloseable {
    public static final String PORTAL_APP = "3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01";

    private final Path folder;
    private final Sandbox sandbox;

    public RunningSandbox(Path folder) {
        this(folder, 0);
    }

    public RunningSandbox(Path folder, int port) {
        this.folder = folder;
        this.sandbox = Sandbox.start(new SandboxOptions(port, folder));
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public void set(String name, Object value) {
        sandbox.parts().switches().set(name, String.valueOf(value));
    }

    public void advance(Duration step) {
        sandbox.parts().clock().setOffset(sandbox.parts().clock().offset().plus(step));
    }

    public Path certificate() {
        return folder.resolve("ca.pem");
    }

    public HttpClient http() {
        return HttpClient.newBuilder()
                .sslContext(trusting(certificate()))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public static SSLContext trusting(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Person person(String login) {
        return sandbox.parts().directory().home(login).orElseThrow();
    }

    /** A delegated token for a contoso person, by the name before the at sign. */
    public String token(String name, String... scopes) {
        Person person = person(name.contains("@") ? name : name + "@contoso.onmicrosoft.com");
        Instant now = sandbox.parts().clock().instant();
        AccessToken token = new AccessToken(
                person.tid(),
                person.oid(),
                person.upn(),
                PORTAL_APP,
                sandbox.addresses().graph(),
                Set.of(scopes),
                Set.of(),
                now,
                now.plus(Duration.ofDays(400)),
                true);
        return sandbox.parts().accessTokens().issue(token, java.util.Map.of());
    }

    /** A token of the portal's application itself, in contoso. */
    public GraphClient asApplication(String... roles) {
        Person person = person("anna@contoso.onmicrosoft.com");
        Instant now = sandbox.parts().clock().instant();
        AccessToken token = new AccessToken(
                person.tid(),
                PORTAL_APP,
                "",
                PORTAL_APP,
                sandbox.addresses().graph(),
                Set.of(),
                Set.of(roles),
                now,
                now.plus(Duration.ofHours(1)),
                false);
        return new GraphClient(this, sandbox.parts().accessTokens().issue(token, java.util.Map.of()));
    }

    public GraphClient as(String name, String... scopes) {
        return new GraphClient(this, token(name, scopes));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
