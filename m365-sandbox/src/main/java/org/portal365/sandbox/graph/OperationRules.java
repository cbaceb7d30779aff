package org.portal365.sandbox.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.portal365.sandbox.Json;

/** The operation → permission table, from the data file {@code graph-operations.json}. */
final class OperationRules {
    private final Map<String, OperationRule> byAction = new HashMap<>();

    OperationRules() {
        for (OperationRule rule : Json.resource("graph-operations.json", OperationRule[].class)) {
            rule.actions().forEach(action -> byAction.put(action, rule));
        }
    }

    /** The rule of a method and action, as {@code POST createLink}. */
    Optional<OperationRule> of(String action) {
        return Optional.ofNullable(byAction.get(action));
    }
}
