package org.portal365.sandbox.entra;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.StateFolder;

/** Who allowed which application what; by a person for themselves or by an administrator for the whole tenant. */
public final class Consents {

    private static final String FILE = "consents.json";
    private static final String EVERYBODY = "*";

    private final StateFolder state;
    private final Map<String, Set<String>> granted = new LinkedHashMap<>();

    Consents(StateFolder state) {
        this.state = state;
        state.readText(FILE)
                .ifPresent(text -> Json.parse(text).properties().forEach(entry -> {
                    Set<String> names = new LinkedHashSet<>();
                    entry.getValue().forEach(name -> names.add(name.asText()));
                    granted.put(entry.getKey(), names);
                }));
    }

    synchronized void grant(Person person, String clientId, Collection<String> permissions) {
        add(key(person.tid(), person.oid(), clientId), permissions);
    }

    synchronized void grantForTenant(String tid, String clientId, Collection<String> permissions) {
        add(key(tid, EVERYBODY, clientId), permissions);
    }

    /** What a person's tokens for a client may carry. */
    synchronized Set<String> of(Person person, String clientId) {
        Set<String> all =
                new LinkedHashSet<>(granted.getOrDefault(key(person.tid(), person.oid(), clientId), Set.of()));
        all.addAll(ofTenant(person.tid(), clientId));
        return all;
    }

    synchronized Set<String> ofTenant(String tid, String clientId) {
        return Set.copyOf(granted.getOrDefault(key(tid, EVERYBODY, clientId), Set.of()));
    }

    /** True when an administrator of the tenant ever consented to the client there. */
    synchronized boolean inTenant(String tid, String clientId) {
        return granted.containsKey(key(tid, EVERYBODY, clientId));
    }

    public synchronized void clear() {
        granted.clear();
        state.write(FILE, granted);
    }

    /** Takes one permission back from everybody, as an administrator may; the others stay. */
    public synchronized void withdraw(String permission) {
        granted.values().forEach(names -> names.removeIf(name -> name.endsWith("/" + permission)));
        state.write(FILE, granted);
    }

    private void add(String key, Collection<String> permissions) {
        granted.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(permissions);
        state.write(FILE, granted);
    }

    private static String key(String tid, String oid, String clientId) {
        return tid + "|" + oid + "|" + clientId;
    }
}
