package org.portal365.socialservices;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.portal365.api.Outcome;
import org.portal365.api.SiteId;
import org.portal365.api.Text;
import org.portal365.api.endpoint.Call;
import org.portal365.api.portal.Portal;
import org.portal365.api.social.ServiceInfo;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.SignInRequest;
import org.portal365.api.social.SignInStart;
import org.portal365.api.social.SocialService;
import org.portal365.socialservices.core.AdminConsent;
import org.portal365.socialservices.core.Current;
import org.portal365.socialservices.core.ServiceId;
import org.portal365.socialservices.core.SignIn;
import org.portal365.socialservices.core.SignOut;

/** Office365 as the portal sees it. Registered only while it is on; kept longer, it refuses. */
final class Office365Service implements SocialService {
    private static final int ORDER = 100;

    private final SignIn signIn;
    private final Portal portal;
    private final Supplier<Optional<Current>> current;

    Office365Service(SignIn signIn, Portal portal, Supplier<Optional<Current>> current) {
        this.signIn = signIn;
        this.portal = portal;
        this.current = current;
    }

    @Override
    public ServiceInfo info() {
        return new ServiceInfo(ServiceId.OFFICE365, Text.of("Office365"), ORDER);
    }

    @Override
    public Set<URI> browserOrigins() {
        return current.get()
                .map(now -> Set.of(now.registration().cloud().browserOrigin()))
                .orElse(Set.of());
    }

    @Override
    public Outcome<SignInStart, SignInRefusal> begin(SignInRequest request) {
        return signIn.begin(request);
    }

    @Override
    public SignInEnd finish(Call answer) {
        return signIn.finish(answer);
    }

    @Override
    public Optional<URI> signOut(SiteId site) {
        return current.get().flatMap(now -> SignOut.address(now, portal, site));
    }

    @Override
    public Optional<URI> adminConsent(SiteId site) {
        URI redirectUri = portal.callback(site, ServiceId.OFFICE365);
        return current.get().map(now -> AdminConsent.address(now.registration(), redirectUri, Optional.empty()));
    }
}
