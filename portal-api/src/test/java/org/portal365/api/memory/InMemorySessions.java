package org.portal365.api.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.portal365.api.UserId;
import org.portal365.api.portal.Sessions;

/** Signed-in browsers in memory. */
public final class InMemorySessions implements Sessions {
    private final Map<String, Session> sessions = new HashMap<>();

    /** Signs a browser in. */
    public synchronized String begin(UserId user, String provider, String externalSession) {
        String id = UUID.randomUUID().toString();
        sessions.put(id, new Session(user, provider, externalSession));
        return id;
    }

    public synchronized boolean alive(String session) {
        return sessions.containsKey(session);
    }

    /** Who is signed in. */
    public synchronized Optional<UserId> user(String session) {
        return Optional.ofNullable(sessions.get(session)).map(Session::user);
    }

    /** Signs this browser out. */
    public synchronized void end(String session) {
        sessions.remove(session);
    }

    @Override
    public int endByExternal(String provider, String externalSession) {
        return end(session -> session.provider.equals(provider) && session.external.equals(externalSession));
    }

    @Override
    public int endAll(UserId id) {
        return end(session -> session.user.equals(id));
    }

    private synchronized int end(Predicate<Session> which) {
        int before = sessions.size();
        sessions.values().removeIf(which);
        return before - sessions.size();
    }

    private record Session(UserId user, String provider, String external) {}
}
