package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.contract.ExportedText;
import org.portal365.api.memory.InMemoryAudit;
import org.portal365.api.module.ErasureRequest;
import org.portal365.persistence.PersonalSchema;
import org.portal365.persistence.TestDatabases;
import org.portal365.socialservices.core.TestBox;
import org.portal365.socialservices.jdbc.JdbcAccountStore;

/** A13: tokens are named in an export and never shown, and go with the account. */
class PersonalDataTest {
    private static final UserId ANNA = new UserId("user-anna");
    private static final UserId BORIS = new UserId("user-boris");

    private final Jdbi jdbi =
            TestDatabases.h2().open("socialservices", getClass().getClassLoader());
    private final PersonalSchema schema = new PersonalSchema(jdbi);
    private final InMemoryAudit audit = new InMemoryAudit();
    private final Office365PersonalData data =
            new Office365PersonalData(jdbi, new JdbcAccountStore(jdbi, new TestBox()), audit);

    @BeforeEach
    void fill() {
        for (UserId user : Set.of(ANNA, BORIS)) {
            schema.insert("social_leaver", Map.of("user_id", user.value(), "state", "DUE"));
            schema.insert("social_flow", Map.of("user_id", user.value(), "sealed_verifier", "VERIFIER"));
            String person =
                    user.equals(ANNA) ? "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee" : "bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee";
            schema.insert(
                    "social_account",
                    Map.of(
                            "user_id",
                            user.value(),
                            "tenant",
                            "11111111-2222-3333-4444-555555555555",
                            "object",
                            person,
                            "state",
                            "OK",
                            "login",
                            "login-of-" + user,
                            "sealed_cache",
                            "TOKENS"));
        }
    }

    @Test
    void a13NoTableIsForgotten() {
        schema.assertComplete(data.tables(), Set.of("social_leaver_run"));
    }

    @Test
    void a13ATokenIsNamedAndNotShown() throws IOException {
        assertThat(ExportedText.of(data, ANNA))
                .contains("login-of-user-anna", "aaaaaaaa-bbbb", "sealed_cache=stored, not shown")
                .doesNotContain("TOKENS", "VERIFIER", "boris");
    }

    @Test
    void a13OnlyTheUserGoes() {
        ErasureRequest request = new ErasureRequest(ANNA, "erased-1", false);
        assertThat(data.erase(request).records()).isEqualTo(3);
        assertThat(schema.naming("user-anna")).isEmpty();
        assertThat(schema.naming("user-boris"))
                .contains("social_account.user_id", "social_flow.user_id", "social_leaver.user_id");
        assertThat(data.erase(request).records()).isZero();
        assertThat(audit.events()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("account_disconnected");
            assertThat(event.toString()).doesNotContain("user-anna");
        });
    }
}
