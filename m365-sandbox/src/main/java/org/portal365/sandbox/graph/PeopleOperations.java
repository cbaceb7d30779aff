package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.graph.drive.GraphError;

/** The people of the caller's tenant (pages "user-get" and "user-list"). */
final class PeopleOperations {
    /** How many values "in" takes (page "aad-advanced-queries", "The request exceeded the allowed number of filter clauses"). */
    private static final int MOST = 15;

    private static final Pattern BY_ID = Pattern.compile("id in \\(\\s*('[^']*'(?:\\s*,\\s*'[^']*')*)\\s*\\)");

    private final Addresses addresses;
    private final Directory directory;
    private final Items items;

    PeopleOperations(Addresses addresses, Directory directory, Items items) {
        this.addresses = addresses;
        this.directory = directory;
        this.items = items;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("GET user", this::user);
        operations.put("GET users", this::list);
    }

    private Answer user(GraphCall call) {
        ObjectNode body = GraphJson.object().put("@odata.context", addresses.graph() + "/v1.0/$metadata#users/$entity");
        body.setAll(json(call, items.user(call)));
        return Answer.ok(body);
    }

    private Answer list(GraphCall call) {
        String filter = call.query("$filter");
        Set<String> wanted = filter == null ? Set.of() : ids(filter);
        List<Person> found = directory.people().stream()
                .filter(person -> person.tid().equals(call.person().tenantId()))
                .filter(person -> filter == null || wanted.contains(person.oid()))
                .toList();
        int top = call.top(100, 999);
        if (found.size() > top) {
            throw new GraphError(400, "Request_UnsupportedQuery", "The sandbox has one page of people.");
        }
        return Answer.ok(GraphJson.collection(
                addresses.graph() + "/v1.0/$metadata#users",
                found.stream().map(person -> json(call, person)).toList()));
    }

    private static Set<String> ids(String filter) {
        Matcher byId = BY_ID.matcher(filter);
        if (!byId.matches()) {
            throw new GraphError(400, "Request_UnsupportedQuery", "Unsupported or invalid query filter clause.");
        }
        Set<String> ids = Arrays.stream(byId.group(1).split(",", -1))
                .map(id -> id.strip().replace("'", ""))
                .collect(Collectors.toSet());
        if (ids.size() > MOST) {
            throw new GraphError(
                    400, "Request_UnsupportedQuery", "Too many child clauses specified in search filter expression.");
        }
        return ids;
    }

    /** Whether an account is enabled comes only to those who select it. */
    private static ObjectNode json(GraphCall call, Person person) {
        ObjectNode body = GraphJson.object()
                .put("displayName", person.name())
                .put("givenName", person.givenName())
                .put("surname", person.surname())
                .put("mail", person.login())
                .put("userPrincipalName", person.upn())
                .put("id", person.oid());
        if (call.query("$select") != null) {
            body.put("accountEnabled", !person.blocked());
        }
        return GraphJson.select(body, call.query("$select"));
    }
}
