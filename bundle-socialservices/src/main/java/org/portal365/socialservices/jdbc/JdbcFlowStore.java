package org.portal365.socialservices.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.AccountId;
import org.portal365.api.SiteId;
import org.portal365.api.UserId;
import org.portal365.api.social.Intent;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealedColumn;
import org.portal365.m365.secret.SealedColumn.Place;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;
import org.portal365.socialservices.core.Flow;
import org.portal365.socialservices.core.FlowStore;

/** Flows in table social_flow, the code verifier sealed for its row. */
public final class JdbcFlowStore implements FlowStore {
    private static final String KIND = "pkce-verifier";

    private final Jdbi jdbi;
    private final SecretBox box;

    public JdbcFlowStore(Jdbi jdbi, SecretBox box) {
        this.jdbi = jdbi;
        this.box = box;
    }

    /** The rows that need a sealing key. */
    public static SealedRows sealedRows(Jdbi jdbi, SecretBox box) {
        List<String> owner = List.of("state_hash");
        return new SealedColumn(jdbi, box, KIND, new Place("social_flow", "state_hash", "sealed_verifier", owner));
    }

    @Override
    public void add(Flow flow) {
        String sealed = box.seal(KIND, flow.stateHash(), flow.verifier().getBytes(StandardCharsets.US_ASCII));
        jdbi.useHandle(handle -> handle.createUpdate("insert into social_flow (state_hash, binding_hash, intent,"
                        + " user_id, site_id, return_to, nonce_hash, sealed_verifier, registration, authority,"
                        + " account_id, scopes, claims, reference, begun) values (:state, :binding, :intent, :user,"
                        + " :site, :return, :nonce, :verifier, :registration, :authority, :account, :scopes,"
                        + " :claims, :reference, :begun)")
                .bind("state", flow.stateHash())
                .bind("binding", flow.bindingHash())
                .bind("intent", flow.intent().name())
                .bind("user", flow.user().map(UserId::value).orElse(null))
                .bind("site", flow.site().value())
                .bind("return", flow.returnTo())
                .bind("nonce", flow.nonceHash())
                .bind("verifier", sealed)
                .bind("registration", flow.registration())
                .bind("authority", flow.authority())
                .bind("account", flow.account().map(AccountId::value).orElse(null))
                .bind("scopes", String.join(" ", flow.scopes()))
                .bind("claims", flow.claims().orElse(null))
                .bind("reference", flow.reference())
                .bind("begun", flow.begun().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public Optional<Flow> take(String stateHash) {
        return jdbi.inTransaction(handle -> {
            Optional<Flow> found = handle.createQuery("select * from social_flow where state_hash = :state")
                    .bind("state", stateHash)
                    .map((row, context) -> read(row))
                    .findOne()
                    .flatMap(flow -> flow);
            // Of several that read it, the one that deletes it has it.
            int deleted = handle.createUpdate("delete from social_flow where state_hash = :state")
                    .bind("state", stateHash)
                    .execute();
            return deleted == 1 ? found : Optional.empty();
        });
    }

    private Optional<Flow> read(ResultSet row) throws SQLException {
        String stateHash = row.getString("state_hash");
        String verifier;
        try {
            verifier =
                    new String(box.open(KIND, stateHash, row.getString("sealed_verifier")), StandardCharsets.US_ASCII);
        } catch (SealBrokenException e) {
            // The row was changed, or its key is gone: as if there were no such flow.
            return Optional.empty();
        }
        return Optional.of(new Flow(
                stateHash,
                row.getString("binding_hash"),
                Intent.valueOf(row.getString("intent")),
                Optional.ofNullable(row.getString("user_id")).map(UserId::new),
                new SiteId(row.getString("site_id")),
                row.getString("return_to"),
                row.getString("nonce_hash"),
                verifier,
                row.getString("registration"),
                row.getString("authority"),
                Optional.ofNullable(row.getString("account_id")).map(AccountId::new),
                WordSet.split(row.getString("scopes")),
                Optional.ofNullable(row.getString("claims")),
                row.getString("reference"),
                row.getObject("begun", OffsetDateTime.class).toInstant()));
    }

    @Override
    public int countOf(String bindingHash, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from social_flow where binding_hash = :binding and begun > :since")
                .bind("binding", bindingHash)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public void tidy(Instant before, int most) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from social_flow where begun <= :before")
                    .bind("before", before.atOffset(ZoneOffset.UTC))
                    .execute();
            int left = handle.createQuery("select count(*) from social_flow")
                    .mapTo(Integer.class)
                    .one();
            if (left > most) {
                handle.createUpdate("delete from social_flow where state_hash in (select state_hash"
                                + " from social_flow order by begun fetch first :surplus rows only)")
                        .bind("surplus", left - most)
                        .execute();
            }
        });
    }
}
