package org.portal365.reference.osgi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.portal365.reference.settings.LocalSettings;

/** The settings in ConfigAdmin, as text. */
final class ConfigAdminSettings implements LocalSettings {
    private static final String OURS = "org.portal365.";
    /** How a node reaches the database it cannot learn from the database. */
    private static final Set<String> OWN_TO_NODE = Set.of("org.portal365.database");
    /** Where a configuration came from; belongs to the node. */
    private static final Set<String> ORIGIN = Set.of("service.", "felix.fileinstall.", "org.apache.karaf.features.");

    private final ConfigurationAdmin admin;

    ConfigAdminSettings(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    @Override
    public boolean shared(String pid) {
        return pid.startsWith(OURS) && !OWN_TO_NODE.contains(pid);
    }

    @Override
    public Set<String> pids() {
        try {
            Configuration[] all = admin.listConfigurations("(service.pid=" + OURS + "*)");
            return Arrays.stream(all == null ? new Configuration[0] : all)
                    .filter(ConfigAdminSettings::named)
                    .map(Configuration::getPid)
                    .filter(this::shared)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A factory configuration whose name this framework made up means nothing to another. */
    private static boolean named(Configuration configuration) {
        return configuration.getFactoryPid() == null || configuration.getPid().indexOf('~') > 0;
    }

    @Override
    public Map<String, String> read(String pid) {
        Map<String, String> settings = new TreeMap<>();
        properties(pid).forEach((name, value) -> {
            if (ORIGIN.stream().noneMatch(name::startsWith)) {
                settings.put(name, text(value));
            }
        });
        return settings;
    }

    @Override
    public void write(String pid, Map<String, String> settings) {
        Map<String, Object> properties = new HashMap<>(settings);
        properties(pid).forEach((name, value) -> {
            if (ORIGIN.stream().anyMatch(name::startsWith)) {
                properties.put(name, value);
            }
        });
        try {
            configuration(pid).updateIfDifferent(FrameworkUtil.asDictionary(properties));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the settings of " + pid, e);
        }
    }

    /** The properties; looking must not make a configuration. */
    private Map<String, Object> properties(String pid) {
        try {
            Configuration[] found = admin.listConfigurations("(service.pid=" + pid + ")");
            var properties = found == null ? null : found[0].getProperties();
            return properties == null ? Map.of() : FrameworkUtil.asMap(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the settings of " + pid, e);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Configuration configuration(String pid) throws IOException {
        int tilde = pid.indexOf('~');
        return tilde < 0
                ? admin.getConfiguration(pid, "?")
                : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Object[] array) {
            return Arrays.stream(array).map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }
}
