package org.portal365.reference.web;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the route of a request. */
public final class Router {
    private final List<Route> table;

    /** Composes the table; of two patterns that fit, the one with more fixed segments wins. */
    public Router(List<? extends Routes> areas) {
        table = areas.stream()
                .flatMap(area -> area.routes().stream())
                .sorted(Comparator.comparing((Route route) -> route.pattern().fixed())
                        .reversed())
                .toList();
    }

    /** Every route. */
    public List<Route> table() {
        return table;
    }

    Optional<Found> find(Verb verb, List<String> path, boolean head) {
        return table.stream()
                .filter(route -> route.verb() == verb && (!head || route.head()))
                .flatMap(route -> route.pattern().match(path).map(variables -> new Found(route, variables)).stream())
                .findFirst();
    }

    /** Which verbs the path knows; none when it leads nowhere. */
    Set<Verb> allowed(List<String> path) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        table.stream()
                .filter(route -> route.pattern().match(path).isPresent())
                .forEach(route -> verbs.add(route.verb()));
        return verbs;
    }

    /** A route and the values of its variables. */
    record Found(Route route, Map<String, String> variables) {}
}
