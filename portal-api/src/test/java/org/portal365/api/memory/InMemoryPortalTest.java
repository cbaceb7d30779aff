package org.portal365.api.memory;

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
import org.portal365.api.portal.AuditEvent;
import org.portal365.api.portal.Portal;

class InMemoryPortalTest
        implements PortalContract,
                UsersContract,
                IdentityLinksContract,
                GroupsContract,
                SessionsContract,
                AuditContract,
                NoticesContract {
    private final InMemoryPortal portal = new InMemoryPortal();

    @Override
    public Portal portal() {
        return portal.portal();
    }

    @Override
    public InMemoryUsers users() {
        return portal.users();
    }

    @Override
    public InMemoryLinks links() {
        return portal.links();
    }

    @Override
    public InMemoryGroups groups() {
        return portal.groups();
    }

    @Override
    public InMemorySessions sessions() {
        return portal.sessions();
    }

    @Override
    public InMemoryAudit audit() {
        return portal.audit();
    }

    @Override
    public UserId newUser() {
        return users().add("Somebody");
    }

    @Override
    public UserId newAdministrator() {
        return users().addAdministrator("Root");
    }

    @Override
    public GroupId newGroup() {
        return new GroupId(UUID.randomUUID().toString());
    }

    @Override
    public void addByHand(UserId user, GroupId group) {
        groups().addByHand(user, group);
    }

    @Override
    public String signIn(UserId user, String provider, String externalSession) {
        return sessions().begin(user, provider, externalSession);
    }

    @Override
    public boolean alive(String session) {
        return sessions().alive(session);
    }

    @Override
    public List<AuditEvent> recorded() {
        return audit().events();
    }

    @Override
    public void breakTrail() {
        audit().breakDown();
    }

    @Override
    public InMemoryNotices notices() {
        return portal.notices();
    }

    @Override
    public List<String> told(UserId user, Locale locale) {
        return notices().of(user).stream()
                .map(notice -> notice.words().in(locale))
                .toList();
    }
}
