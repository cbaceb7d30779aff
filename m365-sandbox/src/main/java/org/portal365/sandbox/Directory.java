package org.portal365.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The tenants and people of the sandbox: fixed GUIDs from {@code directory.json}, changes kept over a restart. */
public final class Directory {

    private static final String FILE = "directory.json";

    private record Data(List<Tenant> tenants, List<Person> people) {}

    private final StateFolder state;
    private final List<Tenant> tenants;
    private final Map<String, Person> people = new LinkedHashMap<>();

    public Directory(StateFolder state) {
        this.state = state;
        Data data = state.read(FILE, Data.class).orElseGet(() -> Json.resource(FILE, Data.class));
        this.tenants = List.copyOf(data.tenants());
        data.people().forEach(person -> people.put(person.key(), person));
    }

    public List<Tenant> tenants() {
        return tenants;
    }

    /** A tenant by GUID or domain, upper and lower case alike. */
    public Optional<Tenant> tenant(String idOrDomain) {
        String wanted = idOrDomain.toLowerCase(Locale.ROOT);
        return tenants.stream()
                .filter(t -> t.id().equals(wanted) || t.has(wanted))
                .findFirst();
    }

    public synchronized List<Person> people() {
        return List.copyOf(people.values());
    }

    public synchronized Optional<Person> person(String tid, String oid) {
        return Optional.ofNullable(people.get(oid + "." + tid));
    }

    /** The user object that a human has in a tenant. */
    public synchronized Optional<Person> in(String tid, String login) {
        return people.values().stream()
                .filter(p -> p.tid().equals(tid) && p.login().equalsIgnoreCase(login))
                .findFirst();
    }

    /** The user object of a human in the tenant the account belongs to. */
    public synchronized Optional<Person> home(String login) {
        return people.values().stream()
                .filter(p -> p.login().equalsIgnoreCase(login) && p.upn().equals(p.login()))
                .findFirst();
    }

    /** Replaces one person by a changed copy; tid and oid must stay. */
    public synchronized Person change(Person person, UnaryOperator<Person> change) {
        Person changed = change.apply(Objects.requireNonNull(people.get(person.key())));
        people.put(changed.key(), changed);
        state.write(FILE, new Data(tenants, people()));
        return changed;
    }

    /** Deletes a person from the directory, as an administrator does. */
    public synchronized void delete(Person person) {
        people.remove(person.key());
        state.write(FILE, new Data(tenants, people()));
    }

    /** Forgets all changes. */
    public synchronized void reset() {
        people.clear();
        Json.resource(FILE, Data.class).people().forEach(person -> people.put(person.key(), person));
        state.write(FILE, new Data(tenants, people()));
    }
}
