package org.portal365.socialservices;

import java.util.Optional;
import org.portal365.api.social.Token;
import org.portal365.m365.metrics.Meter;
import org.portal365.m365.metrics.Series;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.socialservices.core.EntraClient;
import org.portal365.socialservices.core.EntraException;
import org.portal365.socialservices.core.Guid;

/** The token endpoint, with what it answered counted. */
record CountedEntra(EntraClient entra, Meter meter) implements EntraClient {
    private static final Series RENEWED = Series.of("office365_renewals_total", "outcome", "done");
    private static final Series REFUSED = Series.of("office365_renewals_total", "outcome", "refused");
    private static final Series SILENT = Series.of("office365_renewals_total", "outcome", "no_answer");

    @Override
    public Redeemed redeem(AppRegistration registration, Redemption redemption) throws EntraException {
        return entra.redeem(registration, redemption);
    }

    @Override
    public Optional<Token> cached(AppRegistration registration, Grant grant) {
        return entra.cached(registration, grant);
    }

    @Override
    public Token ofApp(AppRegistration registration, Guid tenant, String reference) throws EntraException {
        return entra.ofApp(registration, tenant, reference);
    }

    @Override
    public Renewed renew(AppRegistration registration, Grant grant, Optional<String> claims, String reference)
            throws EntraException {
        try {
            Renewed renewed = entra.renew(registration, grant, claims, reference);
            meter.count(RENEWED);
            return renewed;
        } catch (EntraException e) {
            meter.count(e.error().equals(EntraException.NO_ANSWER) ? SILENT : REFUSED);
            throw e;
        }
    }
}
