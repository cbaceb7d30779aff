package org.portal365.socialservices.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.portal365.socialservices.core.TestIdTokens.NOW;
import static org.portal365.socialservices.core.TestIdTokens.TENANT;
import static org.portal365.socialservices.core.TestIdTokens.good;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdTokenValidatorTest {
    private static final long SECONDS = NOW.getEpochSecond();

    private final IdTokenValidator validator =
            new IdTokenValidator(TestIdTokens.keys(), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @MethodSource("goodVariants")
    void goodVariantsPass(TestIdTokens token) throws Exception {
        assertThat(validator
                        .validate(token.signed(), TestIdTokens.expected())
                        .tenant()
                        .value())
                .isEqualTo(TENANT);
    }

    static Stream<TestIdTokens> goodVariants() {
        String upper = TENANT.toUpperCase(Locale.ROOT);
        return Stream.of(
                good(),
                good().headless("typ"),
                good().head("x5t", "ignored").head("new-member", 1),
                good().claim("exp", SECONDS - 59),
                good().claim("nbf", SECONDS + 59).claim("iat", SECONDS + 59),
                good().claim("iat", SECONDS - 15 * 60),
                good().claim("aud", List.of(TestIdTokens.CLIENT)),
                good().claim("azp", TestIdTokens.CLIENT),
                good().tenant(upper),
                good().claim("oid", TestIdTokens.PERSON.toUpperCase(Locale.ROOT)),
                good().claim("acct", 0).claim("idp", "live.com"),
                good().claim("idp", "https://sts.windows.net/" + TENANT + "/"));
    }

    @Test
    void case040GuestsPassWhenTheyAreAdmitted() throws Exception {
        Expectation expected = TestIdTokens.expected();
        Expectation guests = new Expectation(
                expected.clientId(), expected.loginOrigin(), expected.tenants(), false, true, expected.nonceHash());
        assertThat(validator
                        .validate(good().claim("acct", 1).signed(), guests)
                        .object()
                        .value())
                .isEqualTo(TestIdTokens.PERSON);
    }

    @Test
    void aKeyWithoutIssuerSignsWhereOneTenantPublishesIt() throws Exception {
        Expectation expected = TestIdTokens.expected();
        Expectation one = new Expectation(
                expected.clientId(), expected.loginOrigin(), expected.tenants(), true, false, expected.nonceHash());
        String token = good().head("kid", TestIdTokens.BARE_KEY_ID).signed();
        assertThat(validator.validate(token, one).tenant().value()).isEqualTo(TENANT);
    }

    @Test
    void anEmptyListOfTenantsAdmitsEveryWorkTenantAndNoPersonalAccount() throws Exception {
        Expectation expected = TestIdTokens.expected();
        Expectation every = new Expectation(
                expected.clientId(), expected.loginOrigin(), Set.of(), false, false, expected.nonceHash());
        String other = good().tenant(TestIdTokens.OTHER_TENANT).signed();
        assertThat(validator.validate(other, every).tenant().value()).isEqualTo(TestIdTokens.OTHER_TENANT);
        String personal = good().head("kid", TestIdTokens.CONSUMER_KEY_ID)
                .tenant(Guid.CONSUMERS.value())
                .signed();
        assertThatExceptionOfType(RejectedTokenException.class)
                .isThrownBy(() -> validator.validate(personal, every))
                .satisfies(refused -> assertThat(refused.rule()).isEqualTo(TokenRule.PERSONAL));
    }

    @Test
    void claimsAreTakenOverAsOneLineEach() throws Exception {
        String group = "bbbbbbbb-0000-0000-0000-000000000001";
        IdentityClaims claims = validator.validate(
                good().claim("name", "Anna\r\nIvanova\u0000")
                        .claim("email", "someone@else.example")
                        .claim("groups", List.of(group, "not-a-group"))
                        .signed(),
                TestIdTokens.expected());
        assertThat(claims.name()).contains("Anna  Ivanova");
        assertThat(claims.session()).contains("session-1");
        assertThat(claims.groups()).containsExactly(group);
        assertThat(claims.groupsElsewhere()).isFalse();
    }

    @Test
    void tooManyGroupsAreSeen() throws Exception {
        IdentityClaims claims = validator.validate(
                good().claim("_claim_names", Map.of("groups", "src1")).signed(), TestIdTokens.expected());
        assertThat(claims.groupsElsewhere()).isTrue();
    }

    @Test
    void aRenewalHasNoNonce() throws Exception {
        Expectation expected = TestIdTokens.expected();
        Expectation renewal = new Expectation(
                expected.clientId(), expected.loginOrigin(), expected.tenants(), false, false, Optional.empty());
        assertThat(validator
                        .validate(good().without("nonce").signed(), renewal)
                        .object()
                        .value())
                .isEqualTo(TestIdTokens.PERSON);
    }
}
