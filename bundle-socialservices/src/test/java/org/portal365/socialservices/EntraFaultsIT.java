package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.socialservices.SandboxSignIn.done;
import static org.portal365.socialservices.SandboxSignIn.parameters;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.api.social.SignInRefusal;
import org.portal365.m365.http.OutboundRequest;

/** Answers of Entra ID that no honest one gives: nobody comes in, nothing is sent twice or elsewhere, and it heals. */
class EntraFaultsIT {
    private static final String DISCOVERY = "/v2.0/.well-known/openid-configuration";
    private static final String KEYS = "/discovery/v2.0/keys";
    private static final String TOKEN = "/oauth2/v2.0/token";
    private static final String TOO_LONG = "{\"x\":\"" + "x".repeat(5 << 20) + "\"}";

    /** Must never be asked for anything. */
    private static final AtomicInteger STRANGER_ASKED = new AtomicInteger();

    @TempDir
    static Path data;

    private static SandboxProcess sandbox;
    private static HttpServer stranger;

    private SandboxSignIn rig;

    @BeforeAll
    static void start() throws IOException {
        sandbox = new SandboxProcess(data);
        stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            STRANGER_ASKED.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        stranger.start();
    }

    @AfterAll
    static void stop() {
        stranger.stop(0);
        sandbox.close();
    }

    @BeforeEach
    void build() {
        rig = new SandboxSignIn(sandbox);
    }

    private static String elsewhere() {
        return "http://127.0.0.1:" + stranger.getAddress().getPort() + "/";
    }

    static Stream<Arguments> keyFaults() {
        return Stream.of(
                Arguments.of("keys are down", KEYS, 500, Map.of(), ""),
                Arguments.of("keys are a page", KEYS, 200, Map.of(), "<html>Sign in</html>"),
                Arguments.of("keys are 5 MB", KEYS, 200, Map.of(), TOO_LONG),
                Arguments.of("keys are elsewhere", KEYS, 302, Map.of("Location", elsewhere()), ""),
                Arguments.of("keys are none", KEYS, 200, Map.of(), "{\"keys\":{}}"),
                Arguments.of("discovery is down", DISCOVERY, 503, Map.of(), ""),
                Arguments.of("discovery is a page", DISCOVERY, 200, Map.of(), "<html>"),
                Arguments.of("discovery is elsewhere", DISCOVERY, 301, Map.of("Location", elsewhere()), ""),
                Arguments.of("discovery of another issuer", DISCOVERY, 200, Map.of(), discovery("issuer", elsewhere())),
                Arguments.of("keys by http", DISCOVERY, 200, Map.of(), discovery("jwks_uri", elsewhere())),
                Arguments.of(
                        "keys of another host",
                        DISCOVERY,
                        200,
                        Map.of(),
                        discovery("jwks_uri", "https://login.example/keys")));
    }

    /** The real document with one member changed. */
    private static String discovery(String member, String value) {
        Map<String, Object> document = json(sandbox.login("/" + SandboxProcess.CONTOSO + DISCOVERY));
        document.put(member, value);
        return JSONObjectUtils.toJSONString(document);
    }

    private static Map<String, Object> json(String text) {
        try {
            return new HashMap<>(JSONObjectUtils.parse(text));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keyFaults")
    void case043WithoutKeysToTrustNobodyComesIn(
            String what, String path, int status, Map<String, String> headers, String body) {
        fault(path, status, headers, body);
        assertRefusedOnce(SignInRefusal.FAILED);
    }

    @Test
    void case043BadKeysAreLeftOutAndGoodOnesServe() {
        List<Object> keys = new ArrayList<>((List<?>) json(keys()).get("keys"));
        Map<?, ?> good = (Map<?, ?>) keys.get(0);
        keys.add(0, Map.of("kty", "oct", "kid", "oct", "k", "c2VjcmV0"));
        keys.add(1, Map.of("kty", "RSA", "kid", "short", "e", "AQAB", "n", "x".repeat(172)));
        keys.add(2, Map.of("kty", "RSA", "kid", "broken"));
        keys.add("no key at all");
        fault(KEYS, 200, Map.of(), JSONObjectUtils.toJSONString(Map.of("keys", keys)));
        done(rig.signIn(SandboxSignIn.ANNA));

        keys.add(good);
        rig = new SandboxSignIn(sandbox);
        fault(KEYS, 200, Map.of(), JSONObjectUtils.toJSONString(Map.of("keys", keys)));
        assertRefusedOnce(SignInRefusal.INVALID);
    }

    private static String keys() {
        return sandbox.login("/" + SandboxProcess.CONTOSO + KEYS);
    }

    static Stream<Arguments> tokenFaults() {
        return Stream.of(
                Arguments.of("redirect with the body", 307, Map.of("Location", elsewhere()), ""),
                Arguments.of("redirect", 302, Map.of("Location", elsewhere()), ""),
                Arguments.of("an error called success", 200, Map.of(), "{\"error\":\"server_error\"}"),
                Arguments.of("another type", 200, Map.of(), tokens("mac", "3599")),
                Arguments.of("a page", 200, Map.of(), "<html>Sign in</html>"),
                Arguments.of("5 MB", 200, Map.of(), TOO_LONG),
                Arguments.of("nothing", 200, Map.of(), ""),
                Arguments.of("cut off", 200, Map.of("Content-Length", "5000"), "{\"token_type"),
                Arguments.of("life below zero", 200, Map.of(), tokens("Bearer", "-1")),
                Arguments.of("life of a word", 200, Map.of(), tokens("Bearer", "\"x\"")),
                Arguments.of("life without end", 200, Map.of(), tokens("Bearer", "1e12")),
                Arguments.of("down", 503, Map.of("Retry-After", "7"), ""));
    }

    private static String tokens(String type, String life) {
        return "{\"token_type\":\"" + type + "\",\"expires_in\":" + life + ",\"access_token\":\"a.b.c\"}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokenFaults")
    void case044WhatCannotBeTokensIsNoSignInAndTheCodeIsSentOnce(
            String what, int status, Map<String, String> headers, String body) {
        fault(TOKEN, status, headers, body);
        assertRefusedOnce(SignInRefusal.FAILED);
    }

    @Test
    void case044TokensWithoutAnIdTokenAreNoSignIn() {
        fault(TOKEN, 200, Map.of(), tokens("Bearer", "3599"));
        assertRefusedOnce(SignInRefusal.INVALID);
    }

    @Test
    void case044WithoutAnAnswerTheCodeIsNotSentTwice() {
        Map<String, List<String>> query = parameters(new Person(SandboxSignIn.ANNA).through(rig.begin()));
        rig.http.cut = true;
        assertThat(rig.answer(query).outcome().refusal().orElseThrow().reason()).isEqualTo(SignInRefusal.FAILED);
        assertThat(rig.tokenRequests()).hasSize(1);
    }

    private void assertRefusedOnce(SignInRefusal reason) {
        assertThat(rig.signIn(SandboxSignIn.ANNA)
                        .outcome()
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(reason);
        assertThat(rig.portal.users().count()).isZero();
        assertThat(rig.tokenRequests()).as("the code is sent once").hasSize(1);
        URI login = sandbox.cloud().loginOrigin();
        assertThat(rig.http.sent)
                .extracting(OutboundRequest::address)
                .allMatch(address -> address.getAuthority().equals(login.getAuthority()));
        assertThat(STRANGER_ASKED).hasValue(0);

        sandbox.control("reset", "{}");
        done(rig.signIn(SandboxSignIn.ANNA));
    }

    /** The next request to the path of the login host is answered so. */
    private static void fault(String path, int status, Map<String, String> headers, String body) {
        sandbox.control(
                "faults",
                JSONObjectUtils.toJSONString(Map.of(
                        "site",
                        "login",
                        "path",
                        "*" + path,
                        "status",
                        status,
                        "headers",
                        headers,
                        "body",
                        body,
                        "count",
                        1)));
    }
}
