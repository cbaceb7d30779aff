package org.portal365.m365.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundClient;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundException.Reason;
import org.portal365.m365.http.OutboundRequest;

/** Cases 84, 85, 116, 118: where requests may go, and what bounds them. */
class OkOutboundHttpTest {
    private static TlsServer server;
    private static TlsServer other;
    private static final CloudHttp CLOUDS = new CloudHttp();
    private static OutboundClient client;

    @BeforeAll
    static void start() {
        server = TlsServer.start();
        other = TlsServer.startApart();
        client = new OkOutboundHttp(CLOUDS).forCloud(server.cloud());
    }

    @AfterAll
    static void stop() {
        server.close();
        other.close();
        CLOUDS.close();
    }

    @Test
    void reachesTheHostsOfTheCloudAndKeepsTheWholeAnswer() {
        server.on("POST /token", 400, "{\"error\":\"invalid_grant\"}", "X-Trace", "abc");
        OutboundAnswer answer = client.send(OutboundRequest.post(
                server.origin().resolve("/token"),
                "application/x-www-form-urlencoded",
                "a=b".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("invalid_grant");
        assertThat(answer.header("x-trace")).contains("abc");
        var request = server.received().get(server.received().size() - 1);
        assertThat(new String(request.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("a=b");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void case084AsksNoOtherHostOrPort() {
        int before = other.received().size();
        refused(OutboundRequest.get(other.origin().resolve("/")), Reason.NOT_ALLOWED);
        refused(OutboundRequest.get(server.transferOrigin().resolve("/")), Reason.NOT_ALLOWED);
        refused(OutboundRequest.get(URI.create("http://localhost:" + server.port() + "/")), Reason.NOT_ALLOWED);
        refused(OutboundRequest.get(URI.create("https://user@localhost:" + server.port() + "/")), Reason.NOT_ALLOWED);
        assertThat(other.received()).hasSize(before);
    }

    @Test
    void case085DoesNotFollowRedirects() {
        int before = other.received().size();
        server.on("GET /moved", 302, "", "Location", other.origin() + "/");
        assertThat(client.send(OutboundRequest.get(server.origin().resolve("/moved")))
                        .status())
                .isEqualTo(302);
        assertThat(other.received()).hasSize(before);
    }

    @Test
    void case085SendsABearerToGraphOnly() {
        Cloud cloud = new Cloud(
                "two",
                server.origin(),
                other.origin(),
                server.origin(),
                server.origin(),
                List.of(),
                Optional.of(server.certificate()),
                true,
                Optional.empty());
        OutboundClient two = new OkOutboundHttp(CLOUDS).forCloud(cloud);
        server.on("GET /me", 200, "{}");
        OutboundRequest toGraph =
                OutboundRequest.get(server.origin().resolve("/me")).withHeader("Authorization", "Bearer x");
        assertThat(two.send(toGraph).status()).isEqualTo(200);
        OutboundRequest toLogin =
                OutboundRequest.get(other.origin().resolve("/me")).withHeader("authorization", "Bearer x");
        assertThatExceptionOfType(OutboundException.class)
                .isThrownBy(() -> two.send(toLogin))
                .matches(e -> e.reason() == Reason.NOT_ALLOWED);
    }

    @Test
    void breaksOffALongAnswer() {
        server.on("GET /long", 200, new byte[OutboundRequest.ANSWER_LIMIT + 1]);
        server.on("GET /fits", 200, new byte[OutboundRequest.ANSWER_LIMIT]);
        assertThat(client.send(OutboundRequest.get(server.origin().resolve("/fits")))
                        .body())
                .hasSize(OutboundRequest.ANSWER_LIMIT);
        refused(OutboundRequest.get(server.origin().resolve("/long")), Reason.TOO_LARGE);
    }

    @Test
    void case116EndsAnExchangeThatTakesTooLong() {
        CountDownLatch end = new CountDownLatch(1);
        server.on("GET /slow", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        refused(
                OutboundRequest.get(server.origin().resolve("/slow")).withTimeout(Duration.ofMillis(300)),
                Reason.TIMEOUT);
        end.countDown();
    }

    @Test
    void case118TrustsOnlyTheAuthoritiesOfTheCloud() {
        Cloud wrong = new Cloud(
                "wrong",
                server.origin(),
                server.origin(),
                server.origin(),
                server.origin(),
                List.of(),
                Optional.of(other.certificate()),
                true,
                Optional.empty());
        OutboundClient untrusting = new OkOutboundHttp(CLOUDS).forCloud(wrong);
        assertThatExceptionOfType(OutboundException.class)
                .isThrownBy(() -> untrusting.send(OutboundRequest.get(server.origin())))
                .matches(e -> e.reason() == Reason.NOT_TRUSTED);
    }

    @Test
    void saysThatNobodyAnswers() {
        TlsServer gone = TlsServer.start();
        Cloud cloud = gone.cloud();
        OutboundClient nobody = new OkOutboundHttp(CLOUDS).forCloud(cloud);
        gone.on("GET /", 200, "{}");
        assertThat(nobody.send(OutboundRequest.get(gone.origin().resolve("/"))).status())
                .isEqualTo(200);
        URI address = gone.origin().resolve("/secret?code=CNRY");
        gone.on("GET /secret?code=CNRY", exchange -> exchange.close());
        assertThatExceptionOfType(OutboundException.class)
                .isThrownBy(() -> nobody.send(OutboundRequest.get(address)))
                .matches(e -> e.reason() == Reason.UNREACHABLE)
                .withMessageNotContaining("CNRY");
        gone.close();
    }

    @Test
    void case084RefusesPrivateAddressesOfWellKnownClouds() {
        Cloud builtIn = new Cloud(
                "global",
                server.origin(),
                server.origin(),
                server.transferOrigin(),
                server.origin(),
                List.of(),
                Optional.of(server.certificate()),
                false,
                Optional.empty());
        OutboundClient guarded = new OkOutboundHttp(CLOUDS).forCloud(builtIn);
        for (URI address : List.of(server.origin(), server.transferOrigin())) {
            assertThatExceptionOfType(OutboundException.class)
                    .isThrownBy(() -> guarded.send(OutboundRequest.get(address)))
                    .matches(e -> e.reason() == Reason.NOT_ALLOWED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
                "0.1.2.3", "224.0.0.1", "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::"
            })
    void case084KnowsPrivateAddresses(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.190.128.1", "100.63.255.255", "100.128.0.1", "2603:1006::1"})
    void case084LetsPublicAddressesThrough(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    private static void refused(OutboundRequest request, Reason reason) {
        assertThatExceptionOfType(OutboundException.class)
                .isThrownBy(() -> client.send(request))
                .matches(e -> e.reason() == reason, reason.name());
    }
}
