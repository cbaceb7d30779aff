package org.portal365.sandbox.entra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portal365.sandbox.Canaries;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.StateFolder;

/** All registered applications. The first start makes the one of {@code portal-app.json} and a secret for it. */
public final class AppRegistrations {

    private static final String FILE = "apps.json";
    private static final Duration SECRET_LIFE = Duration.ofDays(180);

    private final StateFolder state;
    private final Clock clock;
    private final Map<String, AppRegistration> apps = new LinkedHashMap<>();

    public AppRegistrations(StateFolder state, Clock clock) {
        this.state = state;
        this.clock = clock;
        state.read(FILE, AppRegistration[].class)
                .ifPresent(stored -> List.of(stored).forEach(app -> apps.put(app.id(), app)));
        if (apps.isEmpty()) {
            AppRegistration portal = Json.resource("portal-app.json", AppRegistration.class);
            put(portal);
            state.writeSecret("portal-app-secret.txt", addSecret(portal.id()));
        }
    }

    public synchronized Optional<AppRegistration> app(String id) {
        return Optional.ofNullable(apps.get(id));
    }

    public synchronized List<AppRegistration> all() {
        return List.copyOf(apps.values());
    }

    public synchronized void put(AppRegistration app) {
        apps.put(app.id(), app);
        state.writeSecret(FILE, Json.write(apps.values()));
    }

    /** A new secret, shown this once. */
    public synchronized String addSecret(String appId) {
        AppRegistration app = app(appId).orElseThrow(() -> new IllegalArgumentException("No application " + appId));
        String secret = Canaries.next("secret", 21);
        Instant end = clock.instant().plus(SECRET_LIFE);
        List<AppSecret> secrets = new ArrayList<>(app.secrets());
        secrets.add(new AppSecret(UUID.randomUUID().toString(), hash(secret), secret.substring(0, 3), end));
        put(app.withSecrets(secrets));
        return secret;
    }

    /** Ends the life of all secrets of an application now. */
    public synchronized void expireSecrets(String appId) {
        AppRegistration app = app(appId).orElseThrow(() -> new IllegalArgumentException("No application " + appId));
        Instant now = clock.instant();
        put(app.withSecrets(app.secrets().stream()
                .map(s -> new AppSecret(s.keyId(), s.hash(), s.hint(), now))
                .toList()));
    }

    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
