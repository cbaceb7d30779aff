package org.portal365.socialservices;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundClient;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;

/** Outbound HTTP of tests: the JDK's client, trusting one authority. Counts, and can be cut off. */
final class TrustingHttp implements OutboundHttp {
    final List<OutboundRequest> sent = new CopyOnWriteArrayList<>();
    boolean cut;
    private final HttpClient http;

    TrustingHttp(Path authority) {
        http = HttpClient.newBuilder().sslContext(trusting(authority)).build();
    }

    @Override
    public OutboundClient forCloud(Cloud cloud) {
        return this::send;
    }

    private OutboundAnswer send(OutboundRequest request) {
        sent.add(request);
        if (cut) {
            throw new OutboundException(OutboundException.Reason.UNREACHABLE, "cut off by the test");
        }
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.address())
                .timeout(request.timeout())
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::setHeader);
        try {
            HttpResponse<byte[]> answer = http.send(builder.build(), BodyHandlers.ofByteArray());
            return new OutboundAnswer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new OutboundException(OutboundException.Reason.UNREACHABLE, "no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(OutboundException.Reason.UNREACHABLE, "interrupted", e);
        }
    }

    private static SSLContext trusting(Path authority) {
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority", certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
