package org.portal365.m365.settings;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.apache.felix.scr.annotations.ReferencePolicyOption;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.portal365.api.module.Problem;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.persistence.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings of the app registration. Always active; settings that are not well-formed keep the last good ones. */
@SuppressWarnings("deprecation")
@Component(
        name = RegistrationModule.PID,
        metatype = true,
        immediate = true,
        label = "%m365.name",
        description = "%m365.description")
public final class RegistrationComponent {
    @Property(label = "%client.id.name", description = "%client.id.description", value = "")
    static final String CLIENT_ID = RegistrationSettings.CLIENT_ID;

    @Property(
            label = "%accounts.name",
            description = "%accounts.description",
            value = "many",
            options = {
                @PropertyOption(name = "one", value = "%accounts.one"),
                @PropertyOption(name = "many", value = "%accounts.many")
            })
    static final String ACCOUNTS = RegistrationSettings.ACCOUNTS;

    @Property(
            label = "%tenants.name",
            description = "%tenants.description",
            unbounded = PropertyUnbounded.ARRAY,
            value = {})
    static final String TENANTS = RegistrationSettings.TENANTS;

    @Property(label = "%cloud.name", description = "%cloud.description", value = "global")
    static final String CLOUD = RegistrationSettings.CLOUD;

    @Property(label = "%guests.name", description = "%guests.description", boolValue = false)
    static final String GUESTS = RegistrationSettings.GUESTS;

    @Property(label = "%credential.expires.name", description = "%credential.expires.description", value = "")
    static final String CREDENTIAL_EXPIRES = RegistrationSettings.CREDENTIAL_EXPIRES;

    @Property(label = "%key.from.name", description = "%key.from.description", value = "")
    static final String KEY_FROM = RegistrationSettings.KEY_FROM;

    @Property(label = "%seal.keys.name", description = "%seal.keys.description", value = "")
    static final String SEAL_KEYS = RegistrationSettings.SEAL_KEYS;

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationComponent.class);

    @Reference
    private Database database;

    @Reference
    private OutboundHttp http;

    @Reference
    private CloudTable clouds;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL_UNARY, policyOption = ReferencePolicyOption.GREEDY)
    private @Nullable Clock clock;

    private @Nullable RegistrationEngine engine;

    @Activate
    void activate(BundleContext context, Map<String, Object> values) {
        Clock now = clock == null ? Clock.systemUTC() : clock;
        RegistrationEngine begun = new RegistrationEngine(context, database, http, clouds, now);
        engine = begun;
        configure(values);
        begun.offer();
    }

    @Modified
    void configure(Map<String, Object> values) {
        if (engine == null) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        RegistrationSettings settings = RegistrationSettings.parse(new SettingsMap(values), problems);
        if (problems.isEmpty()) {
            engine.configure(settings);
        } else {
            LOG.warn(
                    "Settings of {} are refused, the last good ones stay: {}", RegistrationModule.PID, words(problems));
            engine.refuse(problems);
        }
    }

    @Deactivate
    void deactivate() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    /** Problems in one line of the log. */
    static String words(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.key() + ": " + problem.text().in(Locale.ENGLISH))
                .collect(Collectors.joining("; "));
    }
}
