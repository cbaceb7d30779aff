package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.socialservices.SandboxSignIn.ANNA;
import static org.portal365.socialservices.SandboxSignIn.done;
import static org.portal365.socialservices.SandboxSignIn.parameters;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portal365.api.AccountId;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.social.GrantState;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;
import org.portal365.m365.error.Dictionary;

/**
 * A06: each code of Entra ID that the product knows, answered once to a sign-in, by the browser and by the token endpoint: who
 * signs in is told what to do in plain words, the administrator by the number. {@link SetupMistakesAtSandboxIT} makes the
 * mistakes themselves, as far as an administrator makes them.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">AADSTS error codes</a>
 */
class AadstsTableAtSandboxIT {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @TempDir
    static Path data;

    private static SandboxProcess sandbox;
    private SandboxSignIn rig;

    @BeforeAll
    static void start() {
        sandbox = new SandboxProcess(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void build() {
        rig = new SandboxSignIn(sandbox);
    }

    /** The error that Entra ID puts beside its number, and the numbers (reference-error-codes). */
    static Stream<Arguments> codes() {
        Map<String, List<Integer>> codes = Map.of(
                "invalid_request", List.of(50011, 500113, 50194, 9002313, 900144),
                "unauthorized_client", List.of(700016, 700038),
                "invalid_tenant", List.of(90002),
                "invalid_client", List.of(7000215, 7000222, 7000218, 700027, 650056, 650057),
                "consent_required", List.of(65001),
                "access_denied", List.of(50105, 65004, 90094, 90095),
                "interaction_required",
                        List.of(
                                50020, 16000, 50034, 90072, 51004, 50014, 50072, 50074, 50076, 50078, 50079, 50158,
                                53000, 53001, 53002, 53003, 530032, 530035),
                "invalid_grant",
                        List.of(70008, 700082, 70043, 50173, 700084, 54005, 700005, 50053, 50055, 50057, 50126),
                "invalid_resource", List.of(65005, 500011),
                "login_required", List.of(50058));
        return codes.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(code -> Arguments.of(code, entry.getKey())));
    }

    private static String description(int code) {
        return "AADSTS" + code + ": Words of Microsoft that nobody should have to read.\r\nTrace ID: "
                + "00000000-0000-0000-0000-000000000000\r\nTimestamp: 2026-11-27 00:00:00Z";
    }

    @ParameterizedTest(name = "AADSTS{0}")
    @MethodSource("codes")
    void a06TheBrowserComesBackWithIt(int code, String error) {
        Map<String, List<String>> begun = parameters(rig.begin());
        SignInEnd end = rig.answer(Map.of(
                "error", List.of(error),
                "error_description", List.of(description(code)),
                "state", begun.get("state")));
        named(code, end);
    }

    @ParameterizedTest(name = "AADSTS{0}")
    @MethodSource("codes")
    void a06TheTokenEndpointAnswersIt(int code, String error) {
        refuseNextToken(code, error);
        named(code, rig.signIn(ANNA));
        done(rig.signIn(ANNA));
    }

    private static void refuseNextToken(int code, String error) {
        String body = JSONObjectUtils.toJSONString(
                Map.of("error", error, "error_description", description(code), "error_codes", List.of(code)));
        String unused = sandbox.control(
                "faults",
                JSONObjectUtils.toJSONString(Map.of(
                        "site",
                        "login",
                        "path",
                        "*/oauth2/v2.0/token",
                        "status",
                        error.equals("invalid_client") ? 401 : 400,
                        "headers",
                        Map.of("Content-Type", "application/json; charset=utf-8"),
                        "body",
                        body,
                        "count",
                        1)));
    }

    private static void named(int code, SignInEnd end) {
        Refused<?, SignInRefusal> refused = end.outcome().refusal().orElseThrow();
        String unknown = "Look this code up";
        for (Locale locale : List.of(Locale.ENGLISH, RUSSIAN)) {
            assertThat(refused.user().in(locale))
                    .as("words of the user")
                    .isNotBlank()
                    .doesNotContain("AADSTS", "Words of Microsoft");
            assertThat(refused.admin().in(locale))
                    .as("words of the administrator")
                    .contains("AADSTS" + code)
                    .doesNotContain("Words of Microsoft", unknown);
        }
        Text admin = refused.admin();
        assertThat(admin.in(RUSSIAN)).matches("(?s).*[а-я].*").isNotEqualTo(admin.in(Locale.ENGLISH));
    }

    @Test
    void a06ACodeThatNobodyKnowsIsShownAndLedToTheList() {
        refuseNextToken(99_999_999, "invalid_grant");
        assertThat(rig.signIn(ANNA).outcome().refusal().orElseThrow().admin().in(Locale.ENGLISH))
                .contains("AADSTS99999999");
        assertThat(new Dictionary()
                        .entra("nonsense", description(99_999_999))
                        .admin()
                        .in(Locale.ENGLISH))
                .as("positive control of what is not to be read above")
                .contains("Look this code up");
    }

    /** What a connection becomes when its renewal is refused, while nobody looks on. */
    static Stream<Arguments> renewals() {
        Map<Integer, GrantState> states = new HashMap<>();
        List.of(70008, 700082, 70043, 50173, 700084, 50072, 50074, 50076, 50078, 50079, 50158)
                .forEach(code -> states.put(code, GrantState.SIGN_IN_NEEDED));
        List.of(53000, 53001, 53002, 53003, 530032, 530035).forEach(code -> states.put(code, GrantState.BLOCKED));
        states.put(65001, GrantState.CONSENT_NEEDED);
        states.put(50057, GrantState.DISABLED);
        return states.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "AADSTS{0} is {1}")
    @MethodSource("renewals")
    void s19ARenewalThatIsRefusedIsShownForWhatItIs(int code, GrantState state) {
        UserId anna = done(rig.signIn(ANNA)).user();
        AccountId account = rig.connected(anna);
        assertThat(rig.freshToken(account).optional()).as("positive control").isPresent();
        refuseNextToken(code, code == 65001 || state == GrantState.DISABLED ? "invalid_grant" : "interaction_required");
        assertThat(rig.freshToken(account).refusal().orElseThrow().reason()).isEqualTo(state);
        assertThat(rig.engine.grants().find(account).map(there -> there.state()))
                .isEqualTo(Optional.of(state));
    }
}
