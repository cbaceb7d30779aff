package org.portal365.m365.sdk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.Token;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.TokenSource;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.m365.wire.TlsServer;

/** Graph as its pages describe it, one drive "d", over real HTTPS; and an account with tokens that count. */
final class GraphTestServer implements AutoCloseable, TokenSource {
    final TlsServer https;
    final GraphDrive drive;
    final List<Optional<String>> tokensAsked = new ArrayList<>();

    private final CloudHttp clouds = new CloudHttp();
    private boolean refuse;

    GraphTestServer() {
        https = TlsServer.start();
        drive = new SdkGraphDrives(clouds, Clock.systemUTC(), GateStore.inMemory())
                .drive(https.cloud(), "tenant", this);
    }

    /** The same drive for somebody who gives up after two seconds with less than two kilobytes. */
    GraphDrive hurried() {
        Pace pace = new Pace(java.time.Duration.ofSeconds(2), 2048);
        return new SdkGraphDrives(clouds, Clock.systemUTC(), GateStore.inMemory(), pace, List.of())
                .drive(https.cloud(), "tenant", this);
    }

    /** From now on there is no new token. */
    void refuseNewTokens() {
        refuse = true;
    }

    @Override
    public Outcome<Token, GrantState> token(Optional<String> claims) {
        tokensAsked.add(claims);
        if (refuse && claims.isPresent()) {
            return Refused.because(GrantState.SIGN_IN_NEEDED, Text.of("sign in"));
        }
        return new Done<>(new Token("token" + tokensAsked.size(), Instant.MAX));
    }

    static String item(String id, String name, int size) {
        return """
            {"id":"%s","name":"%s","size":%d,"eTag":"\\"{%s},1\\"","cTag":"\\"c:{%s},1\\"",
             "webUrl":"https://example.test/%s","parentReference":{"driveId":"d"},
             "lastModifiedDateTime":"2026-11-22T12:00:00Z",
             "lastModifiedBy":{"user":{"id":"u1","displayName":"Anna"}},"file":{"mimeType":"x/y"}}""".formatted(id, name, size, id, id, id);
    }

    static String error(String code) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"no\",\"innerError\":{\"request-id\":\"req-1\"}}}";
    }

    /** Requests to Graph's own host, without those for content. */
    long calls() {
        return https.received().stream()
                .filter(r -> r.target().startsWith("/v1.0"))
                .count();
    }

    TlsServer.Received last() {
        return https.received().get(https.received().size() - 1);
    }

    @Override
    public void close() {
        https.close();
        clouds.close();
    }
}
