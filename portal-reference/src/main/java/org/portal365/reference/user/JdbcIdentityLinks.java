package org.portal365.reference.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.portal365.api.Done;
import org.portal365.api.Nothing;
import org.portal365.api.Outcome;
import org.portal365.api.Refused;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.LinkRefusal;

/** Identity links in the table portal_link; its primary key keeps an identity with one user. */
public final class JdbcIdentityLinks implements IdentityLinks {
    private static final Words WORDS = Words.beside(JdbcIdentityLinks.class);
    private static final String WHO = " provider = :provider and tenant = :tenant and subject = :subject";

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbcIdentityLinks(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Optional<UserId> owner(ExternalIdentity who) {
        return jdbi.withHandle(handle -> handle.createQuery("select user_id from portal_link where" + WHO)
                .bindMethods(who)
                .mapTo(String.class)
                .findOne()
                .map(UserId::new));
    }

    @Override
    public Outcome<Nothing, LinkRefusal> link(UserId id, ExternalIdentity who) {
        Optional<Outcome<Nothing, LinkRefusal>> known = settled(id, who);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return jdbi.inTransaction(handle -> {
                if (!UserRows.lock(handle, id)) {
                    return refuse(LinkRefusal.NO_USER, "link.no.user");
                }
                insert(handle, id, who);
                return Done.done();
            });
        } catch (JdbiException collision) {
            return settled(id, who).orElseThrow(() -> collision);
        }
    }

    /** How it stands when the identity has an owner already. */
    private Optional<Outcome<Nothing, LinkRefusal>> settled(UserId id, ExternalIdentity who) {
        return owner(who).map(owner -> owner.equals(id) ? Done.done() : refuse(LinkRefusal.TAKEN, "link.taken"));
    }

    void insert(Handle handle, UserId id, ExternalIdentity who) {
        handle.createUpdate("insert into portal_link (provider, tenant, subject, user_id, created)"
                        + " values (:provider, :tenant, :subject, :user, :now)")
                .bindMethods(who)
                .bind("user", id.value())
                .bind("now", clock.instant())
                .execute();
    }

    @Override
    public Outcome<Nothing, LinkRefusal> unlink(UserId id, ExternalIdentity who) {
        return jdbi.inTransaction(handle -> {
            UserRows.lock(handle, id);
            boolean linked = of(handle, id).contains(who);
            if (linked && ways(handle, id) <= 1) {
                return refuse(LinkRefusal.LAST_METHOD, "link.last.method");
            }
            handle.createUpdate("delete from portal_link where user_id = :user and" + WHO)
                    .bindMethods(who)
                    .bind("user", id.value())
                    .execute();
            // what followed the link is not followed any more
            handle.createUpdate("delete from portal_membership where user_id = :user"
                            + " and source = :provider || ':' || :tenant || '/' || :subject")
                    .bindMethods(who)
                    .bind("user", id.value())
                    .execute();
            return Done.done();
        });
    }

    /** How many ways to sign in the user has. */
    private static int ways(Handle handle, UserId id) {
        return handle.createQuery("select (select count(*) from portal_link where user_id = :user)"
                        + " + (select count(*) from portal_user where id = :user and password is not null)")
                .bind("user", id.value())
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public List<ExternalIdentity> of(UserId id) {
        return jdbi.withHandle(handle -> of(handle, id));
    }

    private static List<ExternalIdentity> of(Handle handle, UserId id) {
        return handle.createQuery("select * from portal_link where user_id = :user order by created")
                .bind("user", id.value())
                .map((row, context) -> identity(row))
                .list();
    }

    @Override
    public List<ExternalIdentity> linked(String provider, Optional<ExternalIdentity> after, int most) {
        String further =
                after.isPresent() ? " and (tenant > :tenant or (tenant = :tenant and subject > :subject))" : "";
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery("select * from portal_link where provider = :provider" + further
                            + " order by tenant, subject limit :most")
                    .bind("provider", provider)
                    .bind("most", most);
            after.ifPresent(last -> query.bind("tenant", last.tenant()).bind("subject", last.subject()));
            return query.map((row, context) -> identity(row)).list();
        });
    }

    private static ExternalIdentity identity(ResultSet row) throws SQLException {
        return new ExternalIdentity(row.getString("provider"), row.getString("tenant"), row.getString("subject"));
    }

    private static Refused<Nothing, LinkRefusal> refuse(LinkRefusal reason, String key) {
        return Refused.because(reason, WORDS.text(key));
    }
}
