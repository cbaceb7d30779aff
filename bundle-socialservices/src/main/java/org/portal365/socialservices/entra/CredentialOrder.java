package org.portal365.socialservices.entra;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.registration.Credential;
import org.portal365.socialservices.core.EntraException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of a registration's credentials is tried first: the one that Entra ID took last. A request that is refused for its
 * credential has no effect, so it is sent again with the next one. Safe for threads.
 */
final class CredentialOrder {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialOrder.class);
    private static final String REFUSED = "invalid_client";

    private volatile @Nullable Credential taken;

    /** A request that proves itself with a credential. */
    @FunctionalInterface
    interface Request<T> {
        T send(Credential credential) throws EntraException;
    }

    <T> T with(List<Credential> credentials, Request<T> request) throws EntraException {
        List<Credential> order = ordered(credentials);
        for (int i = 0; ; i++) {
            try {
                T answer = request.send(order.get(i));
                taken = order.get(i);
                return answer;
            } catch (EntraException e) {
                if (!e.error().equals(REFUSED) || i == order.size() - 1) {
                    throw e;
                }
                LOG.warn("Entra ID refuses one of the Keys ({}), the other one is tried", e.code());
            }
        }
    }

    private List<Credential> ordered(List<Credential> credentials) {
        Credential first = taken;
        if (first == null || !credentials.contains(first)) {
            return credentials;
        }
        List<Credential> order = new ArrayList<>(credentials);
        order.remove(first);
        order.add(0, first);
        return order;
    }
}
