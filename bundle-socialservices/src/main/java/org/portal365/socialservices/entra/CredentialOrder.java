package org.portal365.socialservices.entra;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.registration.AppRegistration;
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

    private final BiConsumer<AppRegistration, Credential> listener;
    private volatile @Nullable Credential taken;

    /** @param listener is told of each credential that Entra ID takes, not of each time */
    CredentialOrder(BiConsumer<AppRegistration, Credential> listener) {
        this.listener = listener;
    }

    /** A request that proves itself with a credential. */
    @FunctionalInterface
    interface Request<T> {
        T send(Credential credential) throws EntraException;
    }

    <T> T with(AppRegistration registration, Request<T> request) throws EntraException {
        List<Credential> order = ordered(registration.credentials());
        for (int i = 0; ; i++) {
            try {
                T answer = request.send(order.get(i));
                took(registration, order.get(i));
                return answer;
            } catch (EntraException e) {
                if (!e.error().equals(REFUSED) || i == order.size() - 1) {
                    throw e;
                }
                LOG.warn("Entra ID refuses one of the Keys ({}), the other one is tried", e.code());
            }
        }
    }

    private void took(AppRegistration registration, Credential credential) {
        if (!credential.equals(taken)) {
            listener.accept(registration, credential);
            taken = credential;
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
