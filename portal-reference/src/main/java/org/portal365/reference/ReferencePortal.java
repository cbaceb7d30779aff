package org.portal365.reference;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.Challenge;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.mail.Mailbox;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.module.PersonalData;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.Groups;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Users;
import org.portal365.api.social.Intent;
import org.portal365.persistence.Database;
import org.portal365.reference.audit.AuditTrail;
import org.portal365.reference.audit.EventPages;
import org.portal365.reference.audit.JdbcAudit;
import org.portal365.reference.disk.DiskStore;
import org.portal365.reference.mail.MailRoom;
import org.portal365.reference.monitor.MonitorPages;
import org.portal365.reference.monitor.MonitorToken;
import org.portal365.reference.people.PeoplePages;
import org.portal365.reference.plugin.EndpointRoutes;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.privacy.ExportParts;
import org.portal365.reference.privacy.PrivacyOffice;
import org.portal365.reference.privacy.PrivacyPages;
import org.portal365.reference.profile.OwnSessions;
import org.portal365.reference.profile.PasswordPages;
import org.portal365.reference.profile.ProfilePages;
import org.portal365.reference.profile.ProfileView;
import org.portal365.reference.profile.SecondFactorPages;
import org.portal365.reference.secondfactor.SecondFactors;
import org.portal365.reference.session.JdbcSessions;
import org.portal365.reference.session.JdbcVisitors;
import org.portal365.reference.settings.CheckPages;
import org.portal365.reference.settings.LocalSettings;
import org.portal365.reference.settings.SeenSettings;
import org.portal365.reference.settings.SettingsForms;
import org.portal365.reference.settings.SettingsMirror;
import org.portal365.reference.settings.SettingsPages;
import org.portal365.reference.settings.SettingsStore;
import org.portal365.reference.settings.SettingsView;
import org.portal365.reference.settings.SetupPages;
import org.portal365.reference.signin.LocalSignIn;
import org.portal365.reference.signin.RecentSignIn;
import org.portal365.reference.signin.SecondFactorStep;
import org.portal365.reference.signin.SessionDoor;
import org.portal365.reference.signin.SignInPages;
import org.portal365.reference.signin.SocialFlows;
import org.portal365.reference.site.LivePortalSettings;
import org.portal365.reference.site.PublicPortal;
import org.portal365.reference.start.StartPages;
import org.portal365.reference.user.FirstAdministrator;
import org.portal365.reference.user.JdbcGroups;
import org.portal365.reference.user.JdbcIdentityLinks;
import org.portal365.reference.user.JdbcUsers;
import org.portal365.reference.user.LocalAccounts;
import org.portal365.reference.user.UserDirectory;
import org.portal365.reference.web.Assets;
import org.portal365.reference.web.Health;
import org.portal365.reference.web.PortalServlet;
import org.portal365.reference.web.Proxies;
import org.portal365.reference.web.RateLimit;
import org.portal365.reference.web.Renderer;
import org.portal365.reference.web.Router;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.UnreadableRequests;
import org.portal365.reference.web.disk.Desk;
import org.portal365.reference.web.disk.DiskPages;
import org.portal365.reference.web.disk.Editing;
import org.portal365.reference.web.disk.Outside;
import org.portal365.reference.web.mail.Asking;
import org.portal365.reference.web.mail.MailPages;
import org.portal365.reference.web.mail.MailPeople;
import org.portal365.reference.web.mail.Post;

/** The whole portal, put together once; knows nothing of OSGi, so tests put it together as well. */
public final class ReferencePortal {
    /** Bytes that all versions of one user, and those of the shared folder, may take. */
    private static final long QUOTA = 100L << 30;

    private static final long LARGEST_FILE = 10L << 30;
    /** For each endpoint that machines call, in a minute. */
    private static final int MACHINE_CALLS = 6_000;

    private final Ground ground;
    private final JdbcUsers users;
    private final JdbcGroups groups;
    private final JdbcIdentityLinks links;
    private final JdbcSessions sessions;
    private final JdbcAudit audit;
    private final LocalAccounts accounts;
    private final SecondFactors secondFactors;
    private final PublicPortal portal;
    private final DiskStore disk;
    private final MailRoom mail;
    private final PrivacyOffice privacy;
    private final SettingsMirror mirror;
    private final Router router;
    private final PortalServlet servlet;
    private final UnreadableRequests unreadable;

    public ReferencePortal(Ground ground) {
        this.ground = ground;
        Jdbi jdbi = ground.database().open("reference", ReferencePortal.class.getClassLoader());
        Clock clock = ground.clock();
        users = new JdbcUsers(jdbi, clock);
        groups = new JdbcGroups(jdbi);
        links = new JdbcIdentityLinks(jdbi, clock);
        sessions = new JdbcSessions(jdbi, clock);
        audit = new JdbcAudit(jdbi, clock, ground.plugins()::auditCopies);
        accounts = new LocalAccounts(jdbi, clock);
        portal = new PublicPortal(() -> ground.settings().current().publicUrls());
        disk = diskStore(ground, groups);
        mail = mailRoom(ground);
        privacy = privacyOffice(jdbi);
        SettingsStore store = new SettingsStore(jdbi);
        mirror = new SettingsMirror(store, ground.local(), new SeenSettings(jdbi, ground.node()));
        secondFactors =
                new SecondFactors(jdbi, clock, () -> ground.settings().current().secondFactorForEveryone());
        SessionDoor door = new SessionDoor(sessions, ground.plugins(), secondFactors, audit);
        RateLimit browsers = perMinute(() -> ground.settings().current().signInsPerMinute());
        SocialFlows flows = new SocialFlows(ground.plugins(), door, browsers);
        Assets assets = new Assets(ReferencePortal.class.getClassLoader());
        List<Routes> areas = new ArrayList<>(userAreas(jdbi, door, flows));
        areas.addAll(administratorAreas(jdbi, store, flows));
        areas.add(new EndpointRoutes(ground.plugins(), browsers, perMinute(() -> MACHINE_CALLS)));
        areas.add(assets);
        areas.add(new Health(() -> jdbi.useHandle(handle -> handle.execute("select 1"))));
        areas.add(monitoring(ground));
        router = new Router(areas);
        Renderer renderer = new Renderer(assets, ground.plugins()::problems, post()::unread);
        servlet = new PortalServlet(
                portal,
                router,
                renderer,
                new JdbcVisitors(jdbi, clock, audit),
                new Proxies(() -> ground.settings().current().trustedProxies()),
                flows::browserOrigins);
        unreadable = new UnreadableRequests(portal, renderer);
    }

    private PrivacyOffice privacyOffice(Jdbi jdbi) {
        return new PrivacyOffice(
                jdbi,
                new PrivacyOffice.Portal(users, sessions, audit, ground.clock()),
                this::personalData,
                new ExportParts(ground.beside("exports"), ground.node()));
    }

    /** What is kept about users beside their accounts, here and in plug-ins. */
    private List<PersonalData> personalData() {
        List<PersonalData> all = new ArrayList<>(ground.plugins().personalData());
        all.add(disk.personalData());
        all.add(mail.personalData(this::ownMailboxes));
        return all;
    }

    private List<MailboxId> ownMailboxes(UserId user) {
        return ground.plugins().mailboxes().stream()
                .flatMap(mailboxes -> mailboxes.of(user).stream())
                .filter(box -> box.owner().equals(user))
                .map(Mailbox::id)
                .toList();
    }

    private static DiskStore.Terms terms(Ground ground) {
        return new DiskStore.Terms(
                ground.clock(), QUOTA, () -> ground.settings().current().versionsKept(), Locale.ENGLISH);
    }

    private static DiskStore diskStore(Ground ground, Groups groups) {
        return new DiskStore(ground.database(), ground.settings().current().filesFolder(), groups, terms(ground));
    }

    private static MailRoom mailRoom(Ground ground) {
        return new MailRoom(ground.database(), ground.beside("mail"), ground.clock());
    }

    private static MonitorPages monitoring(Ground ground) {
        Plugins plugins = ground.plugins();
        return new MonitorPages(plugins::metrics, plugins::modules, monitorToken(ground), ground.clock());
    }

    private static MonitorToken monitorToken(Ground ground) {
        return new MonitorToken(ground.beside("monitor-token"));
    }

    private FirstAdministrator firstAdministrator() {
        return new FirstAdministrator(accounts, ground.beside("initial-admin-password"));
    }

    private RateLimit perMinute(IntSupplier most) {
        return new RateLimit(most, Duration.ofMinutes(1), ground.clock());
    }

    private List<Routes> userAreas(Jdbi jdbi, SessionDoor door, SocialFlows flows) {
        Plugins plugins = ground.plugins();
        Clock clock = ground.clock();
        LocalSignIn local = new LocalSignIn(accounts, audit, clock);
        ProfileView profile = new ProfileView(plugins, links, accounts, sessions, secondFactors);
        return List.of(
                new StartPages(),
                new SignInPages(plugins, local, flows, door),
                new SecondFactorStep(new SecondFactorStep.Core(secondFactors, sessions, door, users, audit), clock),
                new SecondFactorPages(secondFactors, audit, new RecentSignIn(clock)),
                new ProfilePages(
                        new ProfilePages.Core(
                                users, links, sessions, door, flows, plugins, audit, new RecentSignIn(clock)),
                        profile),
                new PasswordPages(local, firstAdministrator(), sessions, door, profile),
                new OwnSessions(sessions, audit),
                new DiskPages(new Desk(disk, users, editing(ground), outside(ground), clock, LARGEST_FILE)),
                new MailPages(post(), asking(flows), mailPeople(jdbi)));
    }

    private static Asking asking(SocialFlows flows) {
        return (request, challenge, returnTo) ->
                flows.begin(request, challenge.service(), Intent.CONNECT, returnTo, Optional.of(challenge));
    }

    private Post post() {
        Plugins plugins = ground.plugins();
        return new Post(
                mail.library(),
                mail.drafts(),
                mail.watches(),
                disk,
                plugins::mailProviders,
                plugins::mailboxes,
                plugins::messageReader,
                challenge -> explained(ground, challenge));
    }

    private MailPeople mailPeople(Jdbi jdbi) {
        return new MailPeople(new UserDirectory(jdbi), users, ground.plugins()::mailRecognitions);
    }

    private List<Routes> administratorAreas(Jdbi jdbi, SettingsStore store, SocialFlows flows) {
        Plugins plugins = ground.plugins();
        RecentSignIn recently = new RecentSignIn(ground.clock());
        return List.of(
                new PeoplePages(new PeoplePages.Core(
                        new UserDirectory(jdbi), users, links, sessions, secondFactors, plugins, audit, recently)),
                new EventPages(new AuditTrail(jdbi), users),
                new PrivacyPages(privacy, new UserDirectory(jdbi), audit, recently),
                new CheckPages(plugins),
                new SetupPages(plugins, new SettingsView(plugins, ground.forms(), store)),
                new SettingsPages(
                        new SettingsPages.Core(plugins, store, mirror, audit, recently, flows), ground.forms()));
    }

    /**
     * What the portal stands on.
     *
     * @param local the settings of this node
     * @param node a name of this node that a restart does not change
     */
    public record Ground(
            Database database,
            Clock clock,
            LivePortalSettings settings,
            Plugins plugins,
            LocalSettings local,
            SettingsForms forms,
            String node) {
        /** What is kept beside the files of the Disk. */
        Path beside(String name) {
            return settings.current().filesFolder().resolveSibling(name);
        }
    }

    private static Editing editing(Ground ground) {
        return new Editing(
                () -> ground.settings().current().externalEditors(),
                ground.plugins()::editors,
                () -> ground.plugins().editSessions().stream().toList(),
                challenge -> explained(ground, challenge));
    }

    private static List<Text> explained(Ground ground, Challenge challenge) {
        return ground.plugins()
                .connectedAccounts()
                .map(accounts -> accounts.explain(challenge))
                .orElse(List.of());
    }

    private static Outside outside(Ground ground) {
        return new Outside(
                () -> ground.settings().current().externalEditors(),
                ground.plugins()::outsideFiles,
                ground.plugins()::jobs);
    }

    /** Makes the first administrator and the token of monitoring; both go beside the files of the Disk. */
    public void prepare() {
        firstAdministrator().ensure();
        privacy.prepare();
        monitorToken(ground).ensure();
    }

    public Users users() {
        return users;
    }

    public Groups groups() {
        return groups;
    }

    public IdentityLinks links() {
        return links;
    }

    public JdbcSessions sessions() {
        return sessions;
    }

    public Audit audit() {
        return audit;
    }

    public Portal portal() {
        return portal;
    }

    public LocalAccounts accounts() {
        return accounts;
    }

    public DiskStore disk() {
        return disk;
    }

    public MailRoom mail() {
        return mail;
    }

    public PrivacyOffice privacy() {
        return privacy;
    }

    public SettingsMirror mirror() {
        return mirror;
    }

    public Router router() {
        return router;
    }

    public PortalServlet servlet() {
        return servlet;
    }

    /** For the servlet container: what to answer when no servlet can. */
    public UnreadableRequests unreadable() {
        return unreadable;
    }
}
