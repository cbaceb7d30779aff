package org.portal365.sandbox.graph.drive;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A permission on an item beyond its owner's (Graph page "permission resource type"): persons invited, or a sharing link.
 *
 * @param people those it names; for an organization link those who have opened it
 * @param appId the application that made it
 */
public record Grant(
        String id,
        boolean write,
        @Nullable Link link,
        List<Person> people,
        String appId,
        @Nullable Instant expires) {
    public Grant {
        people = List.copyOf(people);
    }

    /** The link facet. {@code scope} is anonymous, organization or users; {@code type} view or edit. */
    public record Link(String token, String type, String scope, String tenantId) {
        private static final Set<String> SCOPES = Set.of("anonymous", "organization", "users");

        /** True for a scope Graph knows. */
        public static boolean knows(String scope) {
            return SCOPES.contains(scope);
        }
    }

    boolean valid(Instant now) {
        return expires == null || now.isBefore(expires);
    }

    boolean names(String personId) {
        return people.stream().anyMatch(person -> person.id().equals(personId));
    }

    /** True when this link lets the person in who opens it. */
    public boolean admits(Person person) {
        if (link == null) {
            return names(person.id());
        }
        return switch (link.scope()) {
            case "anonymous" -> true;
            case "organization" -> link.tenantId().equals(person.tenantId());
            default -> names(person.id());
        };
    }

    Grant with(Person person) {
        if (names(person.id())) {
            return this;
        }
        return new Grant(
                id,
                write,
                link,
                Stream.concat(people.stream(), Stream.of(person)).toList(),
                appId,
                expires);
    }
}
