package org.portal365.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.UserId;
import org.portal365.api.disk.Disk;
import org.portal365.api.mail.MailStore;
import org.portal365.api.memory.InMemoryAudit;
import org.portal365.api.memory.InMemoryDisk;
import org.portal365.api.memory.InMemoryGroups;
import org.portal365.api.memory.InMemoryLinks;
import org.portal365.api.memory.InMemoryMailStore;
import org.portal365.api.memory.InMemoryNotices;
import org.portal365.api.memory.InMemorySessions;
import org.portal365.api.memory.InMemoryUsers;
import org.portal365.api.memory.SinglePortal;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.Groups;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Notices;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Sessions;
import org.portal365.api.portal.Users;

/** All that plug-ins ask of a portal. Yours puts its own stores in the place of these, one after another. */
final class ExamplePortal {
    final InMemoryLinks links = new InMemoryLinks();
    final InMemoryGroups groups = new InMemoryGroups();
    final InMemorySessions sessions = new InMemorySessions();
    final InMemoryUsers users = new InMemoryUsers(links, groups, sessions);
    final InMemoryAudit audit = new InMemoryAudit();
    final InMemoryNotices notices = new InMemoryNotices();
    final InMemoryMailStore mail = new InMemoryMailStore();
    final InMemoryDisk disk;
    final SinglePortal portal;

    ExamplePortal(URI origin, Clock clock) {
        portal = new SinglePortal(origin);
        disk = new InMemoryDisk(clock);
    }

    /** What is registered for the plug-ins, by the type that they look for. */
    Map<Class<?>, Object> services() {
        return Map.of(
                Portal.class, portal,
                Users.class, users,
                IdentityLinks.class, links,
                Groups.class, groups,
                Sessions.class, sessions,
                Audit.class, audit,
                Notices.class, notices,
                Disk.class, disk,
                MailStore.class, mail);
    }

    /** A document to begin with. The key makes it one, however often somebody signs in. */
    void welcome(UserId user) {
        try (InputStream in = Objects.requireNonNull(ExamplePortal.class.getResourceAsStream("welcome.docx"))) {
            Body body = Body.of(in.readAllBytes());
            var unused = disk.createFile(Actor.user(user), disk.home(user), "Welcome.docx", "welcome of " + user, body);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the document to begin with", e);
        }
    }
}
