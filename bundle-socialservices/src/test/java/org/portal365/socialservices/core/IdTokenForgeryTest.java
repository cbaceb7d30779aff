package org.portal365.socialservices.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.portal365.socialservices.core.TestIdTokens.ATTACKER;
import static org.portal365.socialservices.core.TestIdTokens.CLIENT;
import static org.portal365.socialservices.core.TestIdTokens.KEY;
import static org.portal365.socialservices.core.TestIdTokens.LOGIN;
import static org.portal365.socialservices.core.TestIdTokens.NOW;
import static org.portal365.socialservices.core.TestIdTokens.OTHER_TENANT;
import static org.portal365.socialservices.core.TestIdTokens.TENANT;
import static org.portal365.socialservices.core.TestIdTokens.good;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** S05, cases 8 and 25 to 40: each forged token is refused by its rule; a good one passes right before and after. */
class IdTokenForgeryTest {
    private static final long SECONDS = NOW.getEpochSecond();

    private static final Tally TALLY = new Tally("id_token forgeries by kind and authority");

    private final IdTokenValidator validator =
            new IdTokenValidator(TestIdTokens.keys(), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    @AfterEach
    void aGoodTokenPasses() throws Exception {
        for (AuthorityMode mode : AuthorityMode.values()) {
            assertThat(validator
                            .validate(good().signed(), mode.expected())
                            .object()
                            .value())
                    .isEqualTo(TestIdTokens.PERSON);
            TALLY.good();
        }
    }

    @AfterAll
    static void enough() {
        assertThat(TALLY.tried()).as("80 kinds, three authorities").isGreaterThan(80 * 3);
        TALLY.write("id-token-forgeries");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "form",
        "algorithms",
        "headers",
        "keys",
        "secrets",
        "issuers",
        "tenants",
        "audiences",
        "times",
        "nonces",
        "persons"
    })
    void forgedTokensAreRefusedByTheirRule(String name, TokenRule rule, String token) {
        assertThatExceptionOfType(RejectedTokenException.class)
                .as(name)
                .isThrownBy(() -> validator.validate(token, TestIdTokens.expected()))
                .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule));
        for (AuthorityMode mode : AuthorityMode.values()) {
            if (!mode.admits(name)) {
                assertThat(TALLY.admits(validator, token, mode.expected()))
                        .as("%s, %s", name, mode)
                        .isFalse();
            }
        }
    }

    private static Arguments row(String name, TokenRule rule, String token) {
        return arguments(name, rule, token);
    }

    private static Arguments bad(String name, TokenRule rule, TestIdTokens token) {
        return arguments(name, rule, token.signed());
    }

    private static Arguments head(String name, TestIdTokens token) {
        return row(name, TokenRule.HEADER, token.signed());
    }

    static Stream<Arguments> form() {
        String token = good().signed();
        String[] parts = token.split("\\.", -1);
        return Stream.of(
                row("case025 no signature", TokenRule.SEGMENTS, good().content() + "."),
                row("case025 two segments", TokenRule.SEGMENTS, good().content()),
                row("case025 four segments", TokenRule.SEGMENTS, token + ".x"),
                row("case041 padding", TokenRule.SEGMENTS, token + "="),
                row(
                        "case041 a line break in the signature",
                        TokenRule.SEGMENTS,
                        parts[0] + "." + parts[1] + ".\n" + parts[2]),
                row("case041 unused bits at the end", TokenRule.SEGMENTS, unusedBits(token)),
                row("case041 plain base64", TokenRule.SEGMENTS, token + "+/"),
                row("case041 empty", TokenRule.SEGMENTS, ""),
                row("case041 too long", TokenRule.SIZE, "a".repeat(20_000)),
                row("case041 duplicate member", TokenRule.SEGMENTS, twice()),
                row(
                        "case041 deep nesting",
                        TokenRule.SEGMENTS,
                        TestIdTokens.signedText(
                                good().headerText(), "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")),
                row("case029 JWE of five segments", TokenRule.SEGMENTS, token + ".a.b"));
    }

    private static String unusedBits(String token) {
        // 256 bytes end in 2 used bits of the last character's 6: A becomes B without a change of the bytes.
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = token.charAt(token.length() - 1);
        return token.substring(0, token.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
    }

    private static String twice() {
        String claims = good().claimsText();
        return TestIdTokens.signedText(
                good().headerText(), claims.substring(0, claims.length() - 1) + ",\"tid\":\"" + TENANT + "\"}");
    }

    static Stream<Arguments> algorithms() {
        return Stream.of("none", "None", "nOnE", "", "RS512", "PS256", "ES256", "HS256", "rs256")
                .map(algorithm -> head("case025 case030 alg " + algorithm, good().head("alg", algorithm)));
    }

    static Stream<Arguments> headers() {
        Map<String, Object> members = Map.of(
                "jwk", Map.of("kty", "RSA"),
                "jku", "https://evil.test/keys",
                "x5u", "https://evil.test/x5u",
                "x5c", List.of("MII"),
                "crit", List.of("exp"),
                "b64", false,
                "zip", "DEF",
                "enc", "A256GCM",
                "cty", "JWT");
        return members.entrySet().stream()
                .map(member -> head("case028 case029 " + member.getKey(), good().with(member)));
    }

    static Stream<Arguments> keys() {
        PrivateKey attacker = ATTACKER.getPrivate();
        PrivateKey ours = KEY.getPrivate();
        return Stream.of(
                row("case027 another key", TokenRule.SIGNATURE, good().signed(attacker, "SHA256withRSA")),
                row("case027 RS512 under RS256", TokenRule.SIGNATURE, good().signed(ours, "SHA512withRSA")),
                row("case027 zeros for a signature", TokenRule.SIGNATURE, good().withSignature(new byte[256])),
                head("case027 no kid", good().headless("kid")),
                head("case027 kid is a number", good().head("kid", 1)),
                bad("case027 kid is a path", TokenRule.KEY, good().head("kid", "../../dev/null")),
                bad("case027 kid is SQL", TokenRule.KEY, good().head("kid", "' or 1=1 --")),
                head("case030 typ at+jwt", good().head("typ", "at+jwt")),
                head("case030 typ logout+jwt", good().head("typ", "logout+jwt")));
    }

    static Stream<Arguments> secrets() {
        byte[] publicKey = KEY.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey);
        return Map.of(
                        "public key", publicKey,
                        "PEM", pem.getBytes(StandardCharsets.US_ASCII),
                        "client secret", "client-secret".getBytes(StandardCharsets.US_ASCII))
                .entrySet()
                .stream()
                .map(key -> row("case026 HS256 with the " + key.getKey(), TokenRule.HEADER, hmac(key.getValue())));
    }

    private static String hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            TestIdTokens token = good().head("alg", "HS256");
            return token.withSignature(mac.doFinal(token.content().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Arguments issuer(String name, String issuer) {
        return row(
                "case033 " + name, TokenRule.ISSUER, good().claim("iss", issuer).signed());
    }

    static Stream<Arguments> issuers() {
        return Stream.of(
                issuer("iss of another tenant", LOGIN + "/" + OTHER_TENANT + "/v2.0"),
                issuer("http", "http://login.example/" + TENANT + "/v2.0"),
                issuer("slash at the end", LOGIN + "/" + TENANT + "/v2.0/"),
                issuer("v1", "https://sts.windows.net/" + TENANT + "/"),
                issuer("template", LOGIN + "/{tenantid}/v2.0"),
                issuer("look-alike host", "https://login.example.evil.test/" + TENANT + "/v2.0"),
                issuer("port", "https://login.example:8443/" + TENANT + "/v2.0"),
                issuer("user part", "https://login.example@evil.test/" + TENANT + "/v2.0"),
                issuer("empty", ""));
    }

    static Stream<Arguments> tenants() {
        String consumers = Guid.CONSUMERS.value();
        String consumerKey = TestIdTokens.CONSUMER_KEY_ID;
        return Stream.of(
                bad("case033 no iss", TokenRule.ISSUER, good().without("iss")),
                bad("case033 iss is a list", TokenRule.ISSUER, good().claim("iss", List.of(LOGIN + "/" + TENANT))),
                bad("case033 ver 1.0", TokenRule.VERSION, good().claim("ver", "1.0")),
                bad("case033 ver is a number", TokenRule.VERSION, good().claim("ver", 2.0)),
                bad("case033 no ver", TokenRule.VERSION, good().without("ver")),
                bad("case034 other tid", TokenRule.ISSUER, good().claim("tid", OTHER_TENANT)),
                bad("case034 tid no GUID", TokenRule.ISSUER, good().tenant("contoso")),
                bad("case034 tid with a path", TokenRule.ISSUER, good().tenant(TENANT + "/../x")),
                bad("case034 no tid", TokenRule.ISSUER, good().without("tid")),
                bad("case035 tenant not admitted", TokenRule.TENANT, good().tenant(OTHER_TENANT)),
                bad(
                        "case036 personal",
                        TokenRule.PERSONAL,
                        good().head("kid", consumerKey).tenant(consumers)),
                bad("case036 personal by a work key", TokenRule.ISSUER, good().tenant(consumers)),
                bad("case036 work by a consumer key", TokenRule.ISSUER, good().head("kid", consumerKey)),
                bad("case036 no issuer", TokenRule.ISSUER, good().head("kid", TestIdTokens.BARE_KEY_ID)));
    }

    private static Arguments audience(String name, TestIdTokens token) {
        return row("case032 " + name, TokenRule.AUDIENCE, token.signed());
    }

    static Stream<Arguments> audiences() {
        return Stream.of(
                audience("other app", good().claim("aud", OTHER_TENANT)),
                audience("ours and another", good().claim("aud", List.of(CLIENT, OTHER_TENANT))),
                audience(
                        "ours and another, azp ours",
                        good().claim("aud", List.of(CLIENT, OTHER_TENANT)).claim("azp", CLIENT)),
                audience("empty", good().claim("aud", "")),
                audience("empty list", good().claim("aud", List.of())),
                audience("none", good().without("aud")),
                audience("other case", good().claim("aud", CLIENT.toUpperCase(Locale.ROOT))),
                audience("api://", good().claim("aud", "api://" + CLIENT)),
                row(
                        "case032 other azp",
                        TokenRule.AUTHORIZED_PARTY,
                        good().claim("azp", OTHER_TENANT).signed()),
                row(
                        "case032 azp is a list",
                        TokenRule.AUTHORIZED_PARTY,
                        good().claim("azp", List.of(CLIENT)).signed()));
    }

    private static Arguments time(String name, TestIdTokens token) {
        return row("case031 " + name, TokenRule.TIME, token.signed());
    }

    static Stream<Arguments> times() {
        return Stream.of(
                time("expired", good().claim("exp", SECONDS - 61)),
                time("no exp", good().without("exp")),
                time("exp is text", good().claim("exp", "" + (SECONDS + 3600))),
                time("nbf to come", good().claim("nbf", SECONDS + 61)),
                time("nbf is text", good().claim("nbf", "0")),
                time("iat to come", good().claim("iat", SECONDS + 61)),
                time("iat 17 minutes ago", good().claim("iat", SECONDS - 17 * 60)),
                time("iat 1970", good().claim("iat", 0)),
                time("iat is text", good().claim("iat", "" + SECONDS)),
                time("iat negative", good().claim("iat", -1)),
                time("iat 2^53", good().claim("iat", 1L << 53)),
                time("iat beyond long", good().claim("iat", 1e20)),
                time("no iat", good().without("iat")));
    }

    static Stream<Arguments> nonces() {
        String nonce = TestIdTokens.NONCE;
        return Stream.of(
                bad("case008 none", TokenRule.NONCE, good().without("nonce")),
                bad("case008 other", TokenRule.NONCE, good().claim("nonce", "x" + nonce)),
                bad("case008 empty", TokenRule.NONCE, good().claim("nonce", "")),
                bad("case008 a list", TokenRule.NONCE, good().claim("nonce", List.of(nonce))),
                bad("case008 a number", TokenRule.NONCE, good().claim("nonce", 1)),
                bad("case008 the hash for it", TokenRule.NONCE, good().claim("nonce", Sha256.of(nonce))));
    }

    static Stream<Arguments> persons() {
        String idp = "https://sts.windows.net/" + OTHER_TENANT + "/";
        return Stream.of(
                bad("case037 no oid", TokenRule.SUBJECT, good().without("oid")),
                bad("case037 empty oid", TokenRule.SUBJECT, good().claim("oid", "")),
                bad("case037 oid is a mail address", TokenRule.SUBJECT, good().claim("oid", "anna@contoso.example")),
                bad("case037 oid is a list", TokenRule.SUBJECT, good().claim("oid", List.of(TestIdTokens.PERSON))),
                bad("case037 no sub", TokenRule.SUBJECT, good().without("sub")),
                bad("case040 acct 1", TokenRule.GUEST, good().claim("acct", 1)),
                bad("case040 acct as text", TokenRule.GUEST, good().claim("acct", "1")),
                bad("case040 idp of another tenant", TokenRule.GUEST, good().claim("idp", idp)),
                bad("case040 idp live.com", TokenRule.GUEST, good().claim("idp", "live.com")));
    }
}
