package org.portal365.reference;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.portal365.api.Done;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.SiteId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.endpoint.Call;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.social.ServiceInfo;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.SignInRequest;
import org.portal365.api.social.SignInStart;
import org.portal365.api.social.SignedIn;
import org.portal365.api.social.SocialService;

/** A social service that signs in whom the test says; remembers what it was asked. */
public final class TestService implements SocialService {
    public final List<SignInRequest> begun = new CopyOnWriteArrayList<>();
    public final List<Call> answers = new CopyOnWriteArrayList<>();
    /** Where a sign-out leads. */
    public volatile Optional<URI> signOut = Optional.empty();
    /** Where an administrator permits it for everybody. */
    public volatile Optional<URI> adminConsent = Optional.empty();

    private final String id;
    private final int order;
    private final UserId user;

    public TestService(String id, int order, UserId user) {
        this.id = id;
        this.order = order;
        this.user = user;
    }

    @Override
    public ServiceInfo info() {
        return new ServiceInfo(id, Text.of("Service " + id), order);
    }

    @Override
    public Set<URI> browserOrigins() {
        return Set.of(URI.create("https://login." + id + ".example"));
    }

    @Override
    public Outcome<SignInStart, SignInRefusal> begin(SignInRequest request) {
        begun.add(request);
        return new Done<>(new SignInStart(URI.create("https://login." + id + ".example/authorize?state=1")));
    }

    @Override
    public Optional<URI> signOut(SiteId site) {
        return signOut;
    }

    @Override
    public Optional<URI> adminConsent(SiteId site) {
        return adminConsent;
    }

    @Override
    public SignInEnd finish(Call answer) {
        answers.add(answer);
        SignInRequest flow = begun.get(begun.size() - 1);
        if (answer.single("code").isEmpty() || !answer.browserBinding().equals(flow.browserBinding())) {
            Refused<SignedIn, SignInRefusal> refused = Refused.because(
                    SignInRefusal.TOO_MANY, Text.of("Sentence <for> the user."), Text.of("Cure for the admin."));
            return new SignInEnd(
                    flow.intent(),
                    flow.returnTo(),
                    refused.withReference("ref-1").withRetryAfter(Duration.ofSeconds(7)));
        }
        SignedIn signedIn = new SignedIn(
                user,
                Optional.of(new ExternalIdentity(id, "tenant", "subject")),
                Optional.of("sid-1"),
                Optional.empty());
        return new SignInEnd(flow.intent(), flow.returnTo(), new Done<>(signedIn));
    }
}
