package org.portal365.socialservices.entra;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.social.GrantState;
import org.portal365.m365.graph.AccountState;
import org.portal365.m365.graph.GraphDirectory;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.socialservices.core.EntraClient;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.core.leaver.Organisations;
import org.portal365.socialservices.core.leaver.Standing;
import org.portal365.socialservices.core.leaver.UntoldException;
import org.portal365.socialservices.core.leaver.UntoldException.Why;

/** Organisations by Graph, asked with the application permission User.Read.All. */
public final class GraphOrganisations implements Organisations {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private final EntraClient entra;
    private final GraphDrives graph;
    private final Clock clock;

    public GraphOrganisations(EntraClient entra, GraphDrives graph, Clock clock) {
        this.entra = entra;
        this.graph = graph;
        this.clock = clock;
    }

    @Override
    public Organisation of(AppRegistration registration, Guid tenant) {
        GraphDirectory directory = graph.directory(
                registration.cloud(), tenant.value(), new AppTokens(entra, registration, tenant, clock));
        return objects -> standings(directory, objects);
    }

    private static Map<Guid, Standing> standings(GraphDirectory directory, List<Guid> objects) throws UntoldException {
        try {
            Map<String, AccountState> told =
                    directory.states(objects.stream().map(Guid::value).toList());
            Map<Guid, Standing> standings = new HashMap<>();
            objects.forEach(
                    object -> standings.put(object, standing(told.getOrDefault(object.value(), AccountState.UNTOLD))));
            return standings;
        } catch (GraphException e) {
            String reference = e.refusal().map(refused -> refused.reference()).orElse(e.requestId());
            throw new UntoldException(why(e), reference, e.retryAfter(), e);
        }
    }

    private static Standing standing(AccountState told) {
        return switch (told) {
            case ENABLED -> Standing.WORKS;
            case DISABLED, GONE -> Standing.CLOSED;
            case UNTOLD -> Standing.UNKNOWN;
        };
    }

    private static Why why(GraphException e) {
        Optional<GrantState> refused = e.refusal().map(refusal -> refusal.reason());
        if (refused.isPresent()) {
            return refused.get() == GrantState.UNREACHABLE ? Why.SILENT : Why.NO_TOKEN;
        }
        if (e.status() == FORBIDDEN || e.status() == UNAUTHORIZED) {
            return Why.FORBIDDEN;
        }
        return e.retryAfter().isPresent() || e.status() == TOO_MANY ? Why.BUSY : Why.SILENT;
    }
}
