package org.portal365.example;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.portal365.api.GroupId;
import org.portal365.api.UserId;
import org.portal365.api.contract.AuditContract;
import org.portal365.api.contract.GroupsContract;
import org.portal365.api.contract.IdentityLinksContract;
import org.portal365.api.contract.NoticesContract;
import org.portal365.api.contract.PortalContract;
import org.portal365.api.contract.SessionsContract;
import org.portal365.api.contract.UsersContract;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.Groups;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Notices;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Sessions;
import org.portal365.api.portal.Users;

/** A15: what the example registers keeps the contract. A portal of your own has a test like this, on its own stores. */
class ExamplePortalTest
        implements PortalContract,
                UsersContract,
                IdentityLinksContract,
                GroupsContract,
                SessionsContract,
                AuditContract,
                NoticesContract {
    private final ExamplePortal portal = new ExamplePortal(URI.create("http://localhost:8181"), Clock.systemUTC());

    private <T> T service(Class<T> type) {
        return type.cast(portal.services().get(type));
    }

    @Override
    public Portal portal() {
        return service(Portal.class);
    }

    @Override
    public Users users() {
        return service(Users.class);
    }

    @Override
    public IdentityLinks links() {
        return service(IdentityLinks.class);
    }

    @Override
    public Groups groups() {
        return service(Groups.class);
    }

    @Override
    public Sessions sessions() {
        return service(Sessions.class);
    }

    @Override
    public Audit audit() {
        return service(Audit.class);
    }

    @Override
    public Notices notices() {
        return service(Notices.class);
    }

    @Override
    public UserId newUser() {
        return portal.users.add("Somebody");
    }

    @Override
    public UserId newAdministrator() {
        return portal.users.addAdministrator("Root");
    }

    @Override
    public GroupId newGroup() {
        return new GroupId(UUID.randomUUID().toString());
    }

    @Override
    public void addByHand(UserId user, GroupId group) {
        portal.groups.addByHand(user, group);
    }

    @Override
    public String signIn(UserId user, String provider, String externalSession) {
        return portal.sessions.begin(user, provider, externalSession);
    }

    @Override
    public boolean alive(String session) {
        return portal.sessions.alive(session);
    }

    @Override
    public List<AuditEvent> recorded() {
        return portal.audit.events();
    }

    @Override
    public void breakTrail() {
        portal.audit.breakDown();
    }

    @Override
    public List<String> told(UserId user, Locale locale) {
        return portal.notices.of(user).stream()
                .map(notice -> notice.words().in(locale))
                .toList();
    }
}
