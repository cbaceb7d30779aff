package org.portal365.reference;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.GroupId;
import org.portal365.api.UserId;
import org.portal365.api.contract.AuditContract;
import org.portal365.api.contract.GroupsContract;
import org.portal365.api.contract.IdentityLinksContract;
import org.portal365.api.contract.PortalContract;
import org.portal365.api.contract.SessionsContract;
import org.portal365.api.contract.UsersContract;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.Groups;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Profile;
import org.portal365.api.portal.Sessions;
import org.portal365.api.portal.Users;
import org.portal365.persistence.TestDatabases;
import org.portal365.reference.audit.JdbcAudit;
import org.portal365.reference.session.Client;
import org.portal365.reference.session.JdbcSessions;
import org.portal365.reference.session.JdbcSessions.External;
import org.portal365.reference.session.JdbcVisitors;
import org.portal365.reference.site.PublicPortal;
import org.portal365.reference.user.JdbcGroups;
import org.portal365.reference.user.JdbcIdentityLinks;
import org.portal365.reference.user.JdbcUsers;
import org.portal365.reference.user.LocalAccounts;

/** The contract of a portal, on the tables of this one. */
class PortalContractTest
        implements UsersContract,
                IdentityLinksContract,
                GroupsContract,
                SessionsContract,
                AuditContract,
                PortalContract {
    private final Jdbi jdbi = TestDatabases.h2().open("reference", PortalContractTest.class.getClassLoader());
    private final Clock clock = Clock.systemUTC();
    private final JdbcUsers users = new JdbcUsers(jdbi, clock);
    private final JdbcSessions sessions = new JdbcSessions(jdbi, clock);

    @Override
    public Users users() {
        return users;
    }

    @Override
    public IdentityLinks links() {
        return new JdbcIdentityLinks(jdbi, clock);
    }

    @Override
    public Groups groups() {
        return new JdbcGroups(jdbi);
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Audit audit() {
        return new JdbcAudit(jdbi, clock, java.util.List::of);
    }

    @Override
    public Portal portal() {
        return new PublicPortal(() ->
                List.of(java.net.URI.create("https://portal.example"), java.net.URI.create("http://localhost:8181")));
    }

    @Override
    public GroupId newGroup() {
        return new GroupId("group " + UUID.randomUUID());
    }

    @Override
    public UserId newUser() {
        return new LocalAccounts(jdbi, clock)
                .create("login-" + UUID.randomUUID(), "secret", Profile.named("Some One"), false);
    }

    @Override
    public UserId newAdministrator() {
        return new LocalAccounts(jdbi, clock)
                .create("root-" + UUID.randomUUID(), "secret", Profile.named("Root"), true);
    }

    @Override
    public void addByHand(UserId user, GroupId group) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into portal_membership (user_id, group_id, source) values (?, ?, '')",
                user.value(),
                group.value()));
    }

    @Override
    public String signIn(UserId user, String provider, String externalSession) {
        External external = new External(provider, Optional.of(externalSession));
        return sessions.begin(user, Optional.of(external), new Client("127.0.0.1", Optional.empty()), false);
    }

    @Override
    public boolean alive(String session) {
        return new JdbcVisitors(jdbi, clock, audit()).find(session).isPresent();
    }

    @Override
    public List<AuditEvent> recorded() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from portal_audit order by happened")
                .map((row, context) -> new AuditEvent(
                        row.getString("name"),
                        Optional.ofNullable(row.getString("user_id")).map(UserId::new),
                        Optional.ofNullable(row.getString("reason")),
                        row.getString("reference"),
                        new Gson().fromJson(row.getString("details"), new TypeToken<Map<String, String>>() {})))
                .list());
    }

    @Override
    public void breakTrail() {
        jdbi.useHandle(handle -> handle.execute("drop table portal_audit"));
    }
}
