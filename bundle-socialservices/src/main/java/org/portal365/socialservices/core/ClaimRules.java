package org.portal365.socialservices.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules 6 to 13 of {@link TokenRule}, on claims whose signature holds. */
final class ClaimRules {
    private static final long SKEW = 60;
    private static final long OLDEST = Duration.ofMinutes(15).toSeconds() + SKEW;
    private static final int LONGEST_TEXT = 256;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Map<String, Object> claims;
    private final Expectation expected;
    private final long now;

    ClaimRules(Map<String, Object> claims, Expectation expected, Instant now) {
        this.claims = claims;
        this.expected = expected;
        this.now = now.getEpochSecond();
    }

    IdentityClaims check(SigningKey key) throws RejectedTokenException {
        require("2.0".equals(claims.get("ver")), TokenRule.VERSION, "ver is not 2.0"); // 6
        Guid tenant = tenant(key); // 7
        audience(); // 8, 9
        time(); // 10
        nonce(); // 11
        Guid object = Guid.parse(string("oid"))
                .orElseThrow(() -> new RejectedTokenException(TokenRule.SUBJECT, "oid is no GUID")); // 12
        require(!string("sub").isEmpty(), TokenRule.SUBJECT, "no sub");
        require(expected.guests() || !isGuest(tenant), TokenRule.GUEST, "a guest of the tenant"); // 13
        return new IdentityClaims(
                tenant,
                object,
                display("name"),
                display("preferred_username"),
                display("email"),
                language(),
                display("sid"),
                groups(),
                hasGroupsElsewhere(),
                roles());
    }

    private Guid tenant(SigningKey key) throws RejectedTokenException {
        Guid tenant = Guid.parse(string("tid"))
                .orElseThrow(() -> new RejectedTokenException(TokenRule.ISSUER, "tid is no GUID"));
        // Entra ID writes the same GUID into both; its case is the only freedom.
        require(string("iss").equals(expected.issuerOf(string("tid"))), TokenRule.ISSUER, "iss is not of the tid");
        require(
                key.covers(expected.issuerOf(tenant.value()), tenant, expected.oneTenant()),
                TokenRule.ISSUER,
                "the key may not sign for this issuer");
        require(!tenant.equals(Guid.CONSUMERS), TokenRule.PERSONAL, "a personal account");
        require(
                expected.tenants().isEmpty() || expected.tenants().contains(tenant.value()),
                TokenRule.TENANT,
                "tenant " + tenant + " is not admitted");
        return tenant;
    }

    private void audience() throws RejectedTokenException {
        Object audience = claims.get("aud");
        boolean exact = expected.clientId().equals(audience)
                || List.of(expected.clientId()).equals(audience);
        require(exact, TokenRule.AUDIENCE, "aud is not the client id alone");
        Object party = claims.getOrDefault("azp", expected.clientId());
        require(expected.clientId().equals(party), TokenRule.AUTHORIZED_PARTY, "azp is another client");
    }

    private void time() throws RejectedTokenException {
        require(seconds("exp") > now - SKEW, TokenRule.TIME, "expired");
        require(!claims.containsKey("nbf") || seconds("nbf") <= now + SKEW, TokenRule.TIME, "not valid yet");
        require(seconds("iat") <= now + SKEW, TokenRule.TIME, "issued in the future");
        require(seconds("iat") >= now - OLDEST, TokenRule.TIME, "issued too long ago");
    }

    private long seconds(String claim) throws RejectedTokenException {
        if (claims.get(claim) instanceof Long value && value >= 0) {
            return value;
        }
        throw new RejectedTokenException(TokenRule.TIME, claim + " is no number of seconds");
    }

    private void nonce() throws RejectedTokenException {
        if (expected.nonceHash().isPresent()) {
            require(
                    Sha256.matches(expected.nonceHash().get(), string("nonce")),
                    TokenRule.NONCE,
                    "nonce is not that of the flow");
        }
    }

    /**
     * "acct" tells when the registration asks for it; else "idp" does, which is there for those who sign in elsewhere.
     *
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/optional-claims-reference">Optional claims</a>
     */
    private boolean isGuest(Guid tenant) {
        if (claims.containsKey("acct")) {
            return !Set.of("0").contains(String.valueOf(claims.get("acct")));
        }
        return claims.containsKey("idp") && !string("idp").contains(tenant.value());
    }

    private Set<String> groups() {
        Set<String> groups = new HashSet<>();
        if (claims.get("groups") instanceof List<?> listed) {
            for (Object group : listed) {
                Guid.parse(String.valueOf(group)).map(Guid::value).ifPresent(groups::add);
            }
        }
        return groups;
    }

    private Set<String> roles() {
        Set<String> roles = new HashSet<>();
        if (claims.get("roles") instanceof List<?> listed) {
            listed.forEach(role -> roles.add(String.valueOf(role)));
        }
        return roles;
    }

    private boolean hasGroupsElsewhere() {
        return claims.containsKey("hasgroups")
                || (claims.get("_claim_names") instanceof Map<?, ?> names && names.containsKey("groups"));
    }

    /** Text to be shown: one line, not endless. */
    private Optional<String> display(String claim) {
        String text = CONTROL.matcher(string(claim)).replaceAll(" ").strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    }

    private Optional<Locale> language() {
        Locale language = Locale.forLanguageTag(string("xms_pl"));
        return language.getLanguage().isEmpty() ? Optional.empty() : Optional.of(language);
    }

    private String string(String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    private static void require(boolean holds, TokenRule rule, String what) throws RejectedTokenException {
        if (!holds) {
            throw new RejectedTokenException(rule, what);
        }
    }
}
