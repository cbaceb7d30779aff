package org.portal365.sandbox.graph;

import java.util.List;
import java.util.Set;

/**
 * What Microsoft's page says an operation needs.
 *
 * @param page the page's name
 * @param actions method and action of the calls it stands for
 * @param delegated sufficient delegated permissions
 * @param application sufficient application permissions
 */
record OperationRule(String page, List<String> actions, Set<String> delegated, Set<String> application) {
    Set<String> sufficient(boolean applicationToken) {
        return applicationToken ? application : delegated;
    }
}
