package org.portal365.m365.settings;

import java.util.Map;
import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Brings up the cloud table, for the other components of this bundle. */
@SuppressWarnings("deprecation")
@Component(name = "org.portal365.m365.cloudtable", immediate = true)
public final class CloudTableComponent {
    private @Nullable ServiceRegistration<CloudTable> registration;

    @Activate
    void activate(BundleContext context) {
        registration = context.registerService(
                CloudTable.class, new CloudTable(), org.osgi.framework.FrameworkUtil.asDictionary(Map.of()));
    }

    @Deactivate
    void deactivate() {
        if (registration != null) {
            registration.unregister();
        }
    }
}
