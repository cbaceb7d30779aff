package org.portal365.reference.osgi;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.http.context.ServletContextHelper;
import org.portal365.api.disk.Disk;
import org.portal365.api.mail.MailStore;
import org.portal365.api.module.Module;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.Groups;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Notices;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Privacy;
import org.portal365.api.portal.Sessions;
import org.portal365.api.portal.Users;
import org.portal365.persistence.LeasedRows;
import org.portal365.persistence.WorkLoop;
import org.portal365.reference.ReferencePortal;
import org.portal365.reference.jetty.ContainerErrors;
import org.portal365.reference.jetty.ServerSetup;
import org.portal365.reference.site.LivePortalSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The portal's services, its servlet and its clockwork; all gone after {@link #close}. */
final class RunningPortal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPortal.class);
    private static final String CONTEXT = "org.portal365.reference";
    /** Messages that search takes in at a time. */
    private static final int INDEXED = 1_000;

    private static final WorkLoop.Terms ERASING = new WorkLoop.Terms("portal365-erase", 1, Duration.ofSeconds(30));

    private final BundleContext context;
    private final TrackedPlugins plugins;
    private final Deque<ServiceRegistration<?>> services = new ArrayDeque<>();
    private final ScheduledExecutorService clockwork = clockwork("portal365-settings");
    /** Its own, so that settings do not wait for mail. */
    private final ScheduledExecutorService mailwork = clockwork("portal365-mail");

    private final WorkLoop erasing;
    private final OfferedHandler handler;

    RunningPortal(
            BundleContext context,
            ReferencePortal portal,
            LivePortalSettings settings,
            TrackedPlugins plugins,
            LeasedRows erasures) {
        this.context = context;
        this.plugins = plugins;
        erasing = new WorkLoop(erasures, Clock.systemUTC(), ERASING, portal.privacy()::work);
        register(Privacy.class, portal.privacy());
        register(Users.class, portal.users());
        register(Groups.class, portal.groups());
        register(IdentityLinks.class, portal.links());
        register(Sessions.class, portal.sessions());
        register(Audit.class, portal.audit());
        register(Portal.class, portal.portal());
        register(Disk.class, portal.disk().disk());
        register(Notices.class, portal.disk().notices());
        register(MailStore.class, portal.mail().store());
        register(Module.class, settings);
        listen(portal, settings);
        every(1, TimeUnit.SECONDS, () -> portal.mirror().tick());
        every(mailwork, 1, TimeUnit.SECONDS, () -> portal.mail().index().run(INDEXED));
        every(
                mailwork,
                5,
                TimeUnit.SECONDS,
                () -> portal.mail().watches().tell(portal.disk().notices()));
        every(10, TimeUnit.MINUTES, () -> portal.sessions().sweep());
        every(1, TimeUnit.MINUTES, () -> portal.privacy().note());
        every(6, TimeUnit.HOURS, () -> portal.disk().sweep());
        every(6, TimeUnit.HOURS, () -> portal.mail().sweep());
        // before the servlet: Pax Web starts its Jetty anew for it
        handler = new OfferedHandler(context, new ServerSetup(new ContainerErrors(portal.unreadable())));
        mount(portal);
    }

    private void listen(ReferencePortal portal, LivePortalSettings settings) {
        portal.mirror().tick();
        register(
                ConfigurationListener.class,
                event -> clockwork.execute(() -> portal.mirror().sync(event.getPid())));
        register(ConfigurationListener.class, event -> {
            if (event.getPid().equals(WebPort.PID)) {
                settings.renew();
            }
        });
    }

    /** One context for the whole portal, and one servlet in it. */
    private void mount(ReferencePortal portal) {
        register(
                ServletContextHelper.class,
                new ServletContextHelper(context.getBundle()) {},
                Map.of("osgi.http.whiteboard.context.name", CONTEXT, "osgi.http.whiteboard.context.path", "/"));
        register(
                Servlet.class,
                portal.servlet(),
                Map.of(
                        "osgi.http.whiteboard.servlet.name",
                        CONTEXT,
                        "osgi.http.whiteboard.servlet.pattern",
                        new String[] {"/*"},
                        "osgi.http.whiteboard.context.select",
                        "(osgi.http.whiteboard.context.name=" + CONTEXT + ")"));
    }

    private static ScheduledExecutorService clockwork(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private void every(long period, TimeUnit unit, Runnable work) {
        every(clockwork, period, unit, work);
    }

    private static void every(ScheduledExecutorService thread, long period, TimeUnit unit, Runnable work) {
        var unused = thread.scheduleWithFixedDelay(() -> quietly(work), period, period, unit);
    }

    /** An exception would end the repetition. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("A regular task of the portal failed; it will be tried again", e);
        }
    }

    private <T> void register(Class<T> type, T service) {
        register(type, service, Map.of());
    }

    private <T> void register(Class<T> type, T service, Map<String, Object> properties) {
        services.push(context.registerService(type, service, FrameworkUtil.asDictionary(properties)));
    }

    @Override
    public void close() {
        while (!services.isEmpty()) {
            services.pop().unregister();
        }
        handler.close();
        erasing.close();
        clockwork.shutdownNow();
        mailwork.shutdownNow();
        plugins.close();
    }
}
