package org.portal365.socialservices.jdbc;

import java.util.List;
import java.util.Set;
import org.portal365.persistence.PersonalTable;

/** Where rows about users are. */
public final class SocialTables {
    public static final List<PersonalTable> ALL = List.of(
            new PersonalTable(
                    "social_flow",
                    "user_id = :id",
                    Set.of("state_hash", "binding_hash", "nonce_hash", "sealed_verifier", "claims")),
            new PersonalTable("social_account", "user_id = :id", Set.of("sealed_cache")),
            new PersonalTable("social_leaver", "user_id = :id", Set.of()));

    private SocialTables() {}
}
