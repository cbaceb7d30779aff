package org.portal365.m365.settings;

import java.util.Map;
import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.ConfigurationPolicy;
import org.apache.felix.scr.annotations.Deactivate;
import org.apache.felix.scr.annotations.Modified;
import org.apache.felix.scr.annotations.Property;
import org.apache.felix.scr.annotations.PropertyUnbounded;
import org.apache.felix.scr.annotations.Reference;
import org.osgi.framework.Constants;
import org.portal365.m365.cloud.Cloud;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One custom row of the cloud table: org.portal365.clouds~NAME. A row that is not well-formed keeps the last good one. */
@SuppressWarnings("deprecation")
@Component(
        name = "org.portal365.clouds",
        metatype = true,
        configurationFactory = true,
        policy = ConfigurationPolicy.REQUIRE,
        label = "%clouds.name",
        description = "%clouds.description")
public final class CloudComponent {
    @Property(label = "%browser.origin.name", description = "%browser.origin.description", value = "")
    static final String BROWSER_ORIGIN = CloudSettings.BROWSER_ORIGIN;

    @Property(label = "%login.origin.name", description = "%login.origin.description", value = "")
    static final String LOGIN_ORIGIN = CloudSettings.LOGIN_ORIGIN;

    @Property(label = "%graph.origin.name", description = "%graph.origin.description", value = "")
    static final String GRAPH_ORIGIN = CloudSettings.GRAPH_ORIGIN;

    @Property(label = "%outlook.origin.name", description = "%outlook.origin.description", value = "")
    static final String OUTLOOK_ORIGIN = CloudSettings.OUTLOOK_ORIGIN;

    @Property(
            label = "%transfer.hosts.name",
            description = "%transfer.hosts.description",
            unbounded = PropertyUnbounded.ARRAY,
            value = {})
    static final String TRANSFER_HOSTS = CloudSettings.TRANSFER_HOSTS;

    @Property(label = "%ca.certificates.name", description = "%ca.certificates.description", value = "")
    static final String CA_CERTIFICATES = CloudSettings.CA_CERTIFICATES;

    @Property(label = "%imap.server.name", description = "%imap.server.description", value = "")
    static final String IMAP_SERVER = CloudSettings.IMAP_SERVER;

    @Property(label = "%smtp.server.name", description = "%smtp.server.description", value = "")
    static final String SMTP_SERVER = CloudSettings.SMTP_SERVER;

    private static final Logger LOG = LoggerFactory.getLogger(CloudComponent.class);

    @Reference
    private CloudTable table;

    private String name = "";

    @Activate
    @Modified
    void configure(Map<String, Object> values) {
        name = name(values);
        if (name.isEmpty() || table.isBuiltIn(name)) {
            LOG.warn("A cloud needs a name of its own: configure it as org.portal365.clouds~NAME");
            return;
        }
        CloudSettings settings = CloudSettings.parse(name, new SettingsMap(values));
        settings.cloud().ifPresent(this::put);
        if (settings.cloud().isEmpty()) {
            LOG.warn(
                    "Cloud {} is not well-formed, what was good stays: {}",
                    name,
                    RegistrationComponent.words(settings.problems()));
        }
    }

    private void put(Cloud cloud) {
        table.put(cloud);
        LOG.info("Cloud {} is at {}", name, cloud.loginOrigin());
    }

    /** What follows "~" in the PID. */
    private static String name(Map<String, Object> values) {
        String pid = String.valueOf(values.get(Constants.SERVICE_PID));
        int tilde = pid.indexOf('~');
        return tilde < 0 ? "" : pid.substring(tilde + 1);
    }

    @Deactivate
    void deactivate() {
        table.remove(name);
    }
}
