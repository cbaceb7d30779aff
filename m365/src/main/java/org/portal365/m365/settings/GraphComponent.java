package org.portal365.m365.settings;

import java.time.Clock;
import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.apache.felix.scr.annotations.Reference;
import org.apache.felix.scr.annotations.ReferenceCardinality;
import org.apache.felix.scr.annotations.ReferencePolicyOption;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.portal365.m365.component.Offer;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.metrics.Meter;
import org.portal365.m365.sdk.JdbcGateStore;
import org.portal365.m365.sdk.SdkGraphDrives;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.persistence.Database;

/** Brings up Graph. What it is told about throttling is in the database, for all nodes. */
@SuppressWarnings("deprecation")
@Component(name = "org.portal365.m365.graph", immediate = true)
public final class GraphComponent {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL_UNARY, policyOption = ReferencePolicyOption.GREEDY)
    private @Nullable Clock clock;

    @Reference
    private Database database;

    @Reference
    private Meter meter;

    private @Nullable CloudHttp clouds;
    private @Nullable Offer<GraphDrives> drives;

    @Activate
    void activate(BundleContext context) {
        Clock now = clock == null ? Clock.systemUTC() : clock;
        CloudHttp connections = new CloudHttp(meter);
        clouds = connections;
        drives = new Offer<>(context, GraphDrives.class);
        drives.offer(new SdkGraphDrives(
                connections, now, new JdbcGateStore(database.open("m365", GraphComponent.class.getClassLoader()))));
    }

    @Deactivate
    void deactivate() {
        if (drives != null) {
            drives.close();
        }
        if (clouds != null) {
            clouds.close();
        }
    }
}
