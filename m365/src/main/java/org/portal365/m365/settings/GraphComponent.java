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
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.sdk.SdkGraphDrives;
import org.portal365.m365.wire.CheckedTls;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.m365.wire.OkOutboundHttp;

/** Brings up outbound HTTP and Graph. */
@SuppressWarnings("deprecation")
@Component(name = "org.portal365.m365.graph", immediate = true)
public final class GraphComponent {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL_UNARY, policyOption = ReferencePolicyOption.GREEDY)
    private @Nullable Clock clock;

    private @Nullable CloudHttp clouds;
    private @Nullable Offer<OutboundHttp> http;
    private @Nullable Offer<OutboundTls> tls;
    private @Nullable Offer<GraphDrives> drives;

    @Activate
    void activate(BundleContext context) {
        Clock now = clock == null ? Clock.systemUTC() : clock;
        CloudHttp connections = new CloudHttp();
        clouds = connections;
        http = new Offer<>(context, OutboundHttp.class);
        http.offer(new OkOutboundHttp(connections));
        tls = new Offer<>(context, OutboundTls.class);
        tls.offer(new CheckedTls());
        drives = new Offer<>(context, GraphDrives.class);
        drives.offer(new SdkGraphDrives(connections, now));
    }

    @Deactivate
    void deactivate() {
        if (http != null) {
            http.close();
        }
        if (tls != null) {
            tls.close();
        }
        if (drives != null) {
            drives.close();
        }
        if (clouds != null) {
            clouds.close();
        }
    }
}
