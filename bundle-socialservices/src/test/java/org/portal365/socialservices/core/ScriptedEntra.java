package org.portal365.socialservices.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.portal365.api.social.Token;
import org.portal365.m365.registration.AppRegistration;

/** The token endpoint as a test wants it: hands out what the test prepared, counts, and remembers what was asked. */
public final class ScriptedEntra implements EntraClient {
    public final List<Redemption> redeemed = new ArrayList<>();
    public final List<Grant> renewed = new ArrayList<>();
    public String nonce = "";
    public UnaryOperator<TestIdTokens> change = token -> token;
    public EntraException failure;
    public Set<String> granted;
    public Duration life = Duration.ofHours(1);
    private Instant now = TestIdTokens.NOW;

    public void at(Instant time) {
        now = time;
    }

    @Override
    public Redeemed redeem(AppRegistration registration, Redemption redemption) throws EntraException {
        redeemed.add(redemption);
        fail();
        String token = change.apply(TestIdTokens.good().claim("nonce", nonce)).signed();
        return new Redeemed(token, granted == null ? redemption.scopes() : granted, "cache-0");
    }

    /** A cache is "cache-N", or "cache-N until EPOCHSECOND SCOPES" when it has an access token. */
    @Override
    public Optional<Token> cached(AppRegistration registration, Grant grant) {
        String[] parts = grant.cache().split(" ", 4);
        if (parts.length < 4 || !parts[3].equals(String.join(" ", new TreeSet<>(grant.scopes())))) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts[2]));
        return until.isAfter(now) ? Optional.of(new Token("token of " + parts[0], until)) : Optional.empty();
    }

    @Override
    public synchronized Renewed renew(
            AppRegistration registration, Grant grant, Optional<String> claims, String reference)
            throws EntraException {
        renewed.add(grant);
        fail();
        String next = "cache-" + renewed.size();
        Instant until = now.plus(life);
        String idToken = change.apply(TestIdTokens.good()
                        .without("nonce")
                        .claim("iat", now.getEpochSecond())
                        .claim("nbf", now.getEpochSecond())
                        .claim("exp", now.plusSeconds(3600).getEpochSecond()))
                .signed();
        return new Renewed(
                new Token("token of " + next, until),
                granted == null ? grant.scopes() : granted,
                next + " until " + until.getEpochSecond() + " " + String.join(" ", new TreeSet<>(grant.scopes())),
                Optional.of(idToken));
    }

    @Override
    public Token ofApp(AppRegistration registration, Guid tenant, String reference) throws EntraException {
        fail();
        return new Token("token of the app in " + tenant, now.plus(life));
    }

    private void fail() throws EntraException {
        if (failure != null) {
            throw failure;
        }
    }
}
