package org.portal365.socialservices;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.apache.felix.scr.annotations.Modified;
import org.apache.felix.scr.annotations.Property;
import org.apache.felix.scr.annotations.PropertyOption;
import org.apache.felix.scr.annotations.PropertyUnbounded;
import org.apache.felix.scr.annotations.Reference;
import org.apache.felix.scr.annotations.ReferenceCardinality;
import org.apache.felix.scr.annotations.ReferencePolicyOption;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.module.Module;
import org.portal365.api.module.PersonalData;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.Groups;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Sessions;
import org.portal365.api.portal.Users;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.api.social.SocialService;
import org.portal365.m365.component.Offer;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.metrics.Meter;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SealedRows;
import org.portal365.m365.secret.SecretBox;
import org.portal365.persistence.Database;
import org.portal365.socialservices.core.leaver.LeaverRules;
import org.portal365.socialservices.jdbc.JdbcAccountStore;
import org.portal365.socialservices.jdbc.JdbcFlowStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Office365 sign-in and connected accounts. The sign-in service is offered while it is switched on and the app
 * registration is complete; everything else is there as long as the bundle is.
 */
@SuppressWarnings("deprecation")
@Component(
        name = Office365Component.PID,
        metatype = true,
        label = "%office365.name",
        description = "%office365.description")
public final class Office365Component {
    static final String PID = "org.portal365.socialservices.office365";

    @Property(label = "%enabled.name", description = "%enabled.description", boolValue = false)
    static final String ENABLED = "enabled";

    @Property(
            label = "%registration.name",
            description = "%registration.description",
            value = "link",
            options = {
                @PropertyOption(name = "off", value = "%registration.off"),
                @PropertyOption(name = "link", value = "%registration.link"),
                @PropertyOption(name = "create", value = "%registration.create")
            })
    static final String REGISTRATION = "registration";

    @Property(
            label = "%default.groups.name",
            description = "%default.groups.description",
            unbounded = PropertyUnbounded.ARRAY,
            value = {})
    static final String DEFAULT_GROUPS = "default.groups";

    @Property(
            label = "%denied.groups.name",
            description = "%denied.groups.description",
            unbounded = PropertyUnbounded.ARRAY,
            value = {})
    static final String DENIED_GROUPS = "denied.groups";

    @Property(
            label = "%group.mapping.name",
            description = "%group.mapping.description",
            unbounded = PropertyUnbounded.ARRAY,
            value = {})
    static final String GROUP_MAPPING = "group.mapping";

    @Property(label = "%profile.refresh.name", description = "%profile.refresh.description", boolValue = false)
    static final String PROFILE_REFRESH = "profile.refresh";

    @Property(label = "%sign.out.microsoft.name", description = "%sign.out.microsoft.description", boolValue = false)
    static final String SIGN_OUT_MICROSOFT = "sign.out.microsoft";

    @Property(
            label = "%disable.leavers.name",
            description = "%disable.leavers.description",
            value = "off",
            options = {
                @PropertyOption(name = "off", value = "%disable.leavers.off"),
                @PropertyOption(name = "report", value = "%disable.leavers.report"),
                @PropertyOption(name = "disable", value = "%disable.leavers.disable")
            })
    static final String DISABLE_LEAVERS = "disable.leavers";

    @Property(
            label = "%disable.threshold.name",
            description = "%disable.threshold.description",
            intValue = LeaverRules.USUAL)
    static final String DISABLE_THRESHOLD = "disable.threshold";

    private static final Logger LOG = LoggerFactory.getLogger(Office365Component.class);

    @Reference
    private Portal portal;

    @Reference
    private Users users;

    @Reference
    private IdentityLinks links;

    @Reference
    private Groups groups;

    @Reference
    private Sessions sessions;

    @Reference
    private Audit audit;

    @Reference
    private Registrations registrations;

    @Reference
    private OutboundHttp http;

    @Reference
    private GraphDrives graph;

    @Reference
    private SecretBox box;

    @Reference
    private Database database;

    @Reference
    private Meter meter;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL_UNARY, policyOption = ReferencePolicyOption.GREEDY)
    private @Nullable Clock clock;

    // volatile: the registration changes on threads of others
    private volatile @Nullable Running running;

    /** Everything that activation opens. */
    private record Running(
            Office365Engine engine,
            Offer<SocialService> button,
            List<Offer<?>> always,
            KeepAliveJob keepAlive,
            LeaverJob leavers,
            Registrations.Subscription subscription) {
        void offerOrWithdraw() {
            Office365Service service = engine.service();
            button.offerIf(() -> !service.browserOrigins().isEmpty(), service);
        }
    }

    @Activate
    @Modified
    void configure(BundleContext context, Map<String, Object> values) {
        Running now = running == null ? start(context) : running;
        running = now;
        Office365Settings.Read read = Office365Settings.read(values);
        now.engine().module().apply(read);
        now.leavers().apply(now.engine().module().leavers());
        if (!read.problems().isEmpty()) {
            LOG.warn("Settings of {} are refused, the last valid ones stay: {}", PID, keys(read));
        }
        now.offerOrWithdraw();
    }

    private static List<String> keys(Office365Settings.Read read) {
        return read.problems().stream().map(problem -> problem.key()).toList();
    }

    private Running start(BundleContext context) {
        Clock time = clock == null ? Clock.systemUTC() : clock;
        Jdbi jdbi = database.open("socialservices", Office365Component.class.getClassLoader());
        Office365Engine engine = Office365Engine.of(
                new Office365Engine.PortalSide(portal, users, links, groups, audit),
                new Office365Engine.Infrastructure(registrations, http, graph, box, jdbi, time, meter));
        Offer<SocialService> button = new Offer<>(context, SocialService.class);
        List<Offer<?>> always = List.of(
                offered(context, ConnectedAccounts.class, engine.grants()),
                offered(context, Module.class, engine.module()),
                offered(context, PersonalData.class, engine.personalData()),
                offered(context, SealedRows.class, JdbcAccountStore.sealedRows(jdbi, box)),
                offered(context, SealedRows.class, JdbcFlowStore.sealedRows(jdbi, box)),
                offered(context, Endpoint.class, new LogoutEndpoint(sessions)));
        Registrations.Subscription subscription = registrations.onChange(() -> {
            Running now = running;
            if (now != null) {
                now.offerOrWithdraw();
            }
        });
        LeaverJob leavers = engine.leavers().job(database.node(), engine.module()::registration);
        return new Running(engine, button, always, new KeepAliveJob(engine.keepAlive()), leavers, subscription);
    }

    private static <T> Offer<T> offered(BundleContext context, Class<T> type, T service) {
        Offer<T> offer = new Offer<>(context, type);
        offer.offer(service);
        return offer;
    }

    @Deactivate
    void stop() {
        Running now = running;
        running = null;
        if (now != null) {
            now.subscription().close();
            now.keepAlive().close();
            now.leavers().close();
            now.button().close();
            now.always().forEach(Offer::close);
        }
    }
}
