package org.portal365.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A sandbox on free ports with a client that trusts its CA. */
public final class TestSandbox implements AutoCloseable {

    public static final String PORTAL = "3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01";
    public static final String CONTOSO = "6a2f4d10-3c5b-4e7a-8d91-0b1c2d3e4f50";
    public static final String FABRIKAM = "b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29";
    public static final String REPLY = "http://localhost:8181/signin/office365/callback";
    public static final String VERIFIER = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH";

    private final Path data;
    private final Sandbox sandbox;
    private final HttpClient http;

    public TestSandbox(Path data) {
        this.data = data;
        this.sandbox = Sandbox.start(new SandboxOptions(0, data));
        this.http = HttpClient.newBuilder()
                .sslContext(trust(data.resolve("ca.pem")))
                .build();
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public Addresses at() {
        return sandbox.addresses();
    }

    public HttpClient http() {
        return http;
    }

    public TestBrowser browser() {
        return new TestBrowser(this);
    }

    public String secret() {
        try {
            return Files.readString(data.resolve("portal-app-secret.txt")).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    public HttpResponse<String> get(String address, String authorization) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", authorization)
                .build());
    }

    public JsonNode json(String address) {
        return Json.parse(get(address).body());
    }

    public HttpResponse<String> post(String address, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Talks to the control interface; {@code json} may be empty. */
    public HttpResponse<String> control(String path, String json) {
        HttpResponse<String> answer = post(at().browser() + "/control/" + path, "application/json", json);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    public void flip(String name, Object value) {
        control("switches", "{\"" + name + "\":\"" + value + "\"}");
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }

    public static SSLContext trust(Path ca) {
        try (var in = Files.newInputStream(ca)) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("sandbox", certificate);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
