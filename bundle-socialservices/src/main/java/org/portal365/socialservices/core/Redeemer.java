package org.portal365.socialservices.core;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.social.SignInRefusal;
import org.portal365.m365.registration.AppRegistration;

/** From an authorization response to a validated person. */
public final class Redeemer {
    private static final Pattern AADSTS = Pattern.compile("AADSTS\\d{4,8}");
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,64}");

    private final EntraClient entra;
    private final IdTokens idTokens;

    public Redeemer(EntraClient entra, IdTokens idTokens) {
        this.entra = entra;
        this.idTokens = idTokens;
    }

    /** @param cache tokens in msal4j's form; of use only when the flow was to connect */
    record Person(IdentityClaims claims, String cache) {
        @Override
        public String toString() {
            return "Person[" + claims.tenant() + ", " + claims.object() + "]";
        }
    }

    Outcome<Person, SignInRefusal> redeem(AppRegistration registration, Flow flow, Answer answer, URI redirectUri) {
        Expectation expected = IdTokens.expectation(registration, Optional.of(flow.nonceHash()));
        if (!answer.issuerFits(expected, flow.authority())) {
            return Refusals.own(SignInRefusal.INVALID, "invalid", "iss");
        }
        if (answer.error().isPresent()) {
            return refused(answer.error(), answer.description(), flow.reference());
        }
        try {
            return redeemed(registration, flow, answer, redirectUri);
        } catch (EntraException e) {
            return Refusals.signIn(e);
        } catch (KeysUnavailableException e) {
            return Refusals.own(SignInRefusal.FAILED, "failed", String.valueOf(e.getMessage()));
        } catch (RejectedTokenException e) {
            String key = e.rule() == TokenRule.TIME
                    ? "clock"
                    : e.rule().refusal().name().toLowerCase(java.util.Locale.ROOT);
            return Refusals.own(e.rule().refusal(), key, String.valueOf(e.getMessage()));
        }
    }

    private Outcome<Person, SignInRefusal> redeemed(
            AppRegistration registration, Flow flow, Answer answer, URI redirectUri)
            throws EntraException, KeysUnavailableException, RejectedTokenException {
        Set<String> scopes = flow.connects()
                ? Scopes.qualified(registration.cloud(), Scopes.ofOneResource(flow.scopes()))
                : Set.of();
        EntraClient.Redeemed tokens = entra.redeem(
                registration,
                new EntraClient.Redemption(
                        flow.authority(),
                        answer.code().orElseThrow(),
                        redirectUri,
                        flow.verifier(),
                        scopes,
                        flow.connects(),
                        flow.claims(),
                        flow.reference()));
        IdentityClaims claims = idTokens.validate(registration, tokens.idToken(), Optional.of(flow.nonceHash()));
        Expectation expected = IdTokens.expectation(registration, Optional.empty());
        if (!answer.issuer()
                .orElseGet(() -> expected.issuerOf(claims.tenant().value()))
                .equals(expected.issuerOf(claims.tenant().value()))) {
            return Refusals.own(SignInRefusal.INVALID, "invalid", "iss");
        }
        if (!Scopes.cover(tokens.granted(), scopes)) {
            return Refusals.own(SignInRefusal.CONSENT);
        }
        return new Done<>(new Person(claims, tokens.cache()));
    }

    /** What an error of the authorization or consent page means. */
    static <T> Outcome<T, SignInRefusal> refused(Optional<String> error, String description, String reference) {
        return Refusals.signIn(new EntraException(
                error.filter(word -> ERROR.matcher(word).matches()).orElse("-"),
                code(description),
                reference,
                null,
                null,
                null));
    }

    /** Only the code is taken from a description: whoever sent the browser here wrote it. */
    private static String code(String description) {
        Matcher code = AADSTS.matcher(description);
        return code.find() ? code.group() : "";
    }
}
