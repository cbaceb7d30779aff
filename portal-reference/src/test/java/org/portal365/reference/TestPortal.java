package org.portal365.reference;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.UserId;
import org.portal365.api.portal.Profile;
import org.portal365.persistence.Database;
import org.portal365.persistence.TestDatabases;
import org.portal365.reference.session.Client;
import org.portal365.reference.site.LivePortalSettings;
import org.portal365.reference.site.PortalSettings;
import org.portal365.reference.web.TestWeb;

/** A whole portal on H2 in memory and a free port, without Karaf. */
public final class TestPortal implements AutoCloseable {
    public final TestPlugins plugins = new TestPlugins();
    public final MemorySettings local = new MemorySettings();
    public final ReferencePortal portal;
    public final Jdbi jdbi;
    private final TestWeb web;
    /** One for each portal: a connection to a portal that is gone must not be taken for one on the same port. */
    private final HttpClient client = HttpClient.newHttpClient();

    private final LivePortalSettings settings;

    public TestPortal() {
        this(0, Clock.systemUTC(), TestDatabases.h2());
    }

    public TestPortal(int port, Clock clock, Database database) {
        web = new TestWeb(port);
        Path folder = Path.of("target", "portal-" + UUID.randomUUID(), "files").toAbsolutePath();
        settings = new LivePortalSettings(
                new PortalSettings.Standard(() -> web.address().getPort(), folder));
        jdbi = database.open("reference", TestPortal.class.getClassLoader());
        portal = new ReferencePortal(new ReferencePortal.Ground(
                database, clock, settings, plugins, local, plugins::form, "node-" + UUID.randomUUID()));
        portal.prepare();
        plugins.modules.add(settings);
        web.serve(portal.servlet(), portal.unreadable());
    }

    public URI address() {
        return web.address();
    }

    public TestBrowser browser() {
        return new TestBrowser(address(), client);
    }

    /** A browser with a session of its own; the user proved who they are just now. */
    public TestBrowser signedIn(UserId user) {
        return withSession(user, false);
    }

    /** A browser whose user has shown the first factor, but not yet the second. */
    public TestBrowser halfway(UserId user) {
        return withSession(user, true);
    }

    private TestBrowser withSession(UserId user, boolean pending) {
        TestBrowser browser = browser();
        Client client = new Client("127.0.0.1", Optional.empty());
        browser.cookies.put("portal", portal.sessions().begin(user, Optional.empty(), client, pending));
        return browser;
    }

    /** Changes the portal's own settings. */
    public void set(Map<String, Object> values) {
        settings.update(values);
    }

    public Path passwordFile() {
        return settings.current().filesFolder().resolveSibling("initial-admin-password");
    }

    /** A user with a password of the portal. */
    public UserId user(String login, String password, boolean admin) {
        Profile profile = new Profile("User " + login, Optional.empty(), Optional.empty(), Optional.empty());
        return portal.accounts().create(login, password, profile, admin);
    }

    @Override
    public void close() {
        web.close();
    }
}
