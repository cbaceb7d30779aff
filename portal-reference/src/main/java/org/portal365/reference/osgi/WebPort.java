package org.portal365.reference.osgi;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The port that the portal answers at, for its address where none is set. Pax Web has it in its configuration, or in a
 * property of the framework: an administrator who is shown another one registers an address that leads nowhere.
 *
 * @see <a href="https://ops4j.github.io/pax/web/SNAPSHOT/User-Guide.html">Pax Web user guide, Basic configuration</a>
 */
final class WebPort {
    /** The configuration of Pax Web. */
    static final String PID = "org.ops4j.pax.web";

    private static final String PORT = "org.osgi.service.http.port";
    private static final int USUAL = 8181;

    private WebPort() {}

    static int of(ConfigurationAdmin configurations, BundleContext context) {
        return Stream.of(configured(configurations), Optional.ofNullable(context.getProperty(PORT)))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(port -> port.matches("[0-9]{1,5}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(USUAL);
    }

    private static Optional<String> configured(ConfigurationAdmin configurations) {
        try {
            Configuration[] found = configurations.listConfigurations("(service.pid=" + PID + ")");
            return Stream.ofNullable(found)
                    .flatMap(Stream::of)
                    .map(Configuration::getProperties)
                    .filter(Objects::nonNull)
                    .map(values -> values.get(PORT))
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .findFirst();
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException("the configuration of Pax Web cannot be read", e);
        }
    }
}
