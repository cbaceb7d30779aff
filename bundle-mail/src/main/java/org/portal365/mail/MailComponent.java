package org.portal365.mail;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.apache.felix.scr.annotations.Modified;
import org.apache.felix.scr.annotations.Property;
import org.apache.felix.scr.annotations.PropertyOption;
import org.apache.felix.scr.annotations.PropertyUnbounded;
import org.apache.felix.scr.annotations.Reference;
import org.apache.felix.scr.annotations.ReferenceCardinality;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.portal365.api.mail.MailStore;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.Groups;
import org.portal365.api.portal.Notices;
import org.portal365.api.social.ConnectedAccounts;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SecretBox;
import org.portal365.persistence.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Office365 as a mail provider: the engine always, the offer only while it is switched on and registered. */
@SuppressWarnings("deprecation")
@Component(name = MailSettings.PID, metatype = true, label = "%mail.name", description = "%mail.description")
public final class MailComponent {
    @Property(boolValue = false, label = "%enabled.name", description = "%enabled.description")
    static final String ENABLED = MailSettings.ENABLED;

    @Property(
            value = "provider",
            label = "%outgoing.name",
            description = "%outgoing.description",
            options = {
                @PropertyOption(name = "provider", value = "%outgoing.provider"),
                @PropertyOption(name = "local", value = "%outgoing.local")
            })
    static final String OUTGOING = LocalServer.OUTGOING;

    @Property(value = "", label = "%local.smtp.server.name", description = "%local.smtp.server.description")
    static final String LOCAL_SERVER = LocalServer.ADDRESS;

    @Property(
            value = "ask",
            label = "%graph.fallback.name",
            description = "%graph.fallback.description",
            options = {
                @PropertyOption(name = "off", value = "%graph.fallback.off"),
                @PropertyOption(name = "ask", value = "%graph.fallback.ask"),
                @PropertyOption(name = "on", value = "%graph.fallback.on")
            })
    static final String GRAPH_FALLBACK = MailSettings.GRAPH_FALLBACK;

    @Property(intValue = 7, label = "%import.days.name", description = "%import.days.description")
    static final String IMPORT_DAYS = MailSettings.IMPORT_DAYS;

    @Property(value = "1 min", label = "%poll.interval.name", description = "%poll.interval.description")
    static final String POLL_INTERVAL = MailSettings.POLL_INTERVAL;

    @Property(intValue = 25, label = "%send.per.minute.name", description = "%send.per.minute.description")
    static final String PER_MINUTE = MailSettings.PER_MINUTE;

    @Property(intValue = 1000, label = "%send.per.day.name", description = "%send.per.day.description")
    static final String PER_DAY = MailSettings.PER_DAY;

    @Property(
            label = "%providers.name",
            description = "%providers.description",
            unbounded = PropertyUnbounded.ARRAY,
            value = {"office365", "exchange", "imap"})
    static final String PROVIDERS = ConnectSettings.PROVIDERS;

    @Property(
            label = "%mail.servers.name",
            description = "%mail.servers.description",
            unbounded = PropertyUnbounded.ARRAY,
            value = {})
    static final String SERVERS = ConnectSettings.SERVERS;

    @Property(
            label = "%domains.name",
            description = "%domains.description",
            unbounded = PropertyUnbounded.ARRAY,
            value = {})
    static final String DOMAINS = ConnectSettings.DOMAINS;

    @Property(
            label = "%shared.mailboxes.name",
            description = "%shared.mailboxes.description",
            unbounded = PropertyUnbounded.ARRAY,
            value = {})
    static final String SHARED = ConnectSettings.SHARED;

    @Property(intValue = 2000, label = "%send.per.user.name", description = "%send.per.user.description")
    static final String PER_USER = ConnectSettings.PER_USER;

    private static final Logger LOG = LoggerFactory.getLogger(MailComponent.class);

    @Reference
    private Database database;

    @Reference
    private MailStore store;

    @Reference
    private Audit audit;

    @Reference
    private Groups groups;

    @Reference
    private Notices notices;

    @Reference
    private SecretBox box;

    @Reference
    private ConnectedAccounts accounts;

    @Reference
    private Registrations registrations;

    @Reference
    private OutboundTls tls;

    @Reference
    private OutboundHttp http;

    /** There only where time is moved, in tests. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL_UNARY)
    private @Nullable Clock clock;

    private final Switchboard switchboard = new Switchboard();
    private @Nullable Services services;

    @Activate
    void activate(BundleContext context, Map<String, Object> values) {
        // Before anything begins: what is due must not be judged by settings that nobody has made.
        take(values);
        Clock time = clock == null ? Clock.systemUTC() : clock;
        Ingredients made = new Ingredients(
                database,
                store,
                audit,
                groups,
                notices,
                box,
                accounts,
                registrations,
                tls,
                http,
                time,
                folder(context));
        services = new Services(context, made, switchboard);
        services.offer();
    }

    @Modified
    void configure(Map<String, Object> values) {
        take(values);
        if (services != null) {
            services.offer();
        }
    }

    private void take(Map<String, Object> values) {
        if (!switchboard.take(values)) {
            String keys = switchboard.problems().stream()
                    .map(problem -> problem.key())
                    .collect(Collectors.joining(", "));
            LOG.warn("Settings of {} are refused, the last valid ones stay in force: {}", MailSettings.PID, keys);
        }
    }

    @Deactivate
    void deactivate() {
        if (services != null) {
            services.close();
            services = null;
        }
    }

    private static Path folder(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return Path.of(data == null ? "data" : data, "portal365", "mail");
    }
}
