package org.portal365.m365.sdk;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.portal365.m365.graph.AccountState;
import org.portal365.m365.graph.GraphDirectory;
import org.portal365.m365.graph.GraphException;

/**
 * {@link GraphDirectory} by one list, and one question for each account that the list lacks.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/user-list">List users</a>
 */
record DirectoryCalls(GraphReads graph, GraphAddresses addresses) implements GraphDirectory {
    private static final String FIELDS = "$select=id,accountEnabled";
    /** What Graph says of an id that nobody has; another 404 is not about the person. */
    private static final String NOBODY = "Request_ResourceNotFound";

    @Override
    public Map<String, AccountState> states(List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " accounts are asked for at once, not " + ids.size());
        }
        Map<String, AccountState> states = listed(ids);
        for (String id : ids) {
            states.computeIfAbsent(id, this::single);
        }
        return states;
    }

    private Map<String, AccountState> listed(List<String> ids) {
        String what = "list " + ids.size() + " accounts";
        String wanted = ids.stream()
                .map(id -> "'" + GraphAddresses.segment(id) + "'")
                .collect(Collectors.joining(",", "id%20in%20(", ")"));
        String address = addresses.users() + "?$filter=" + wanted + "&" + FIELDS + "&$top=" + MOST;
        if (!(graph.json(what, address).get("value") instanceof JsonArray users)) {
            throw graph.errors().badAnswer(what + ": no list", null);
        }
        Map<String, AccountState> states = new HashMap<>();
        for (JsonElement user : users) {
            String id = id(user);
            if (!ids.contains(id) || states.put(id, state(user)) != null) {
                throw graph.errors().badAnswer(what + ": an account that was not asked for, or twice", null);
            }
        }
        return states;
    }

    private AccountState single(String id) {
        String what = "read the account " + id;
        String address = addresses.users() + "/" + GraphAddresses.segment(id) + "?" + FIELDS;
        try {
            JsonObject user = graph.json(what, address);
            if (!id.equals(id(user))) {
                throw graph.errors().badAnswer(what + ": another account", null);
            }
            return state(user);
        } catch (GraphException e) {
            if (e.notFound() && e.code().equals(NOBODY)) {
                return AccountState.GONE;
            }
            throw e;
        }
    }

    private static String id(JsonElement user) {
        return user instanceof JsonObject fields && fields.get("id") instanceof JsonPrimitive id
                ? id.getAsString().toLowerCase(Locale.ROOT)
                : "";
    }

    /** Graph leaves out what an app may not see; only a truth value says anything. */
    private static AccountState state(JsonElement user) {
        if (user.getAsJsonObject().get("accountEnabled") instanceof JsonPrimitive told && told.isBoolean()) {
            return told.getAsBoolean() ? AccountState.ENABLED : AccountState.DISABLED;
        }
        return AccountState.UNTOLD;
    }
}
