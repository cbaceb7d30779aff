package org.portal365.reference.privacy;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.portal365.api.module.ErasureRequest;

/**
 * Puts a pseudonym in the place of a user in the audit trail, and takes out whatever tells who that was: the ids outside,
 * login and address, where the calls came from. Events of others change only where they name the user.
 */
final class AuditPseudonyms {
    private static final Gson JSON = new Gson();
    private static final TypeToken<TreeMap<String, String>> DETAILS = new TypeToken<>() {};

    private final Handle handle;
    private final String user;
    private final String pseudonym;

    AuditPseudonyms(Handle handle, ErasureRequest request) {
        this.handle = handle;
        this.user = request.user().value();
        this.pseudonym = request.pseudonym();
    }

    private record Row(String id, boolean own, Map<String, String> details) {}

    void apply() {
        Set<String> names = names();
        names.stream()
                .flatMap(name -> naming(name).stream())
                .collect(Collectors.toMap(Row::id, row -> row, (one, same) -> one))
                .values()
                .forEach(row -> rewrite(row, names));
        handle.createUpdate("update portal_audit set user_id = :new, remote = null where user_id = :user")
                .bind("new", pseudonym)
                .bind("user", user)
                .execute();
    }

    /** Everything that names the user, here and outside. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(user));
        names.addAll(handle.createQuery("select subject from portal_link where user_id = :user")
                .bind("user", user)
                .mapTo(String.class)
                .list());
        for (String column : List.of("login", "email")) {
            names.addAll(handle.createQuery(
                            "select " + column + " from portal_user where id = :user and " + column + " is not null")
                    .bind("user", user)
                    .mapTo(String.class)
                    .list());
        }
        return names;
    }

    /** Events whose details have the name as a whole value; for the user's id, also those of the user with any address. */
    private List<Row> naming(String name) {
        return handle.createQuery("select id, user_id, details from portal_audit where position(:quoted in details) > 0"
                        + " or (user_id = :user and details like '%@%')")
                .bind("quoted", JSON.toJson(name))
                .bind("user", user)
                .map((row, context) -> new Row(
                        row.getString("id"),
                        user.equals(row.getString("user_id")),
                        JSON.fromJson(row.getString("details"), DETAILS)))
                .list();
    }

    private void rewrite(Row row, Set<String> names) {
        Map<String, String> details = new TreeMap<>(row.details());
        details.replaceAll(
                (key, value) -> names.contains(value) || (row.own() && value.contains("@")) ? pseudonym : value);
        handle.createUpdate("update portal_audit set details = :details where id = :id")
                .bind("details", JSON.toJson(details))
                .bind("id", row.id())
                .execute();
    }
}
