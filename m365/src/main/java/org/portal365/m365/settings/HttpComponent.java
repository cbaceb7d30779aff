package org.portal365.m365.settings;

import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.apache.felix.scr.annotations.Reference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.portal365.m365.component.Offer;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundTls;
import org.portal365.m365.metrics.Meter;
import org.portal365.m365.wire.CheckedTls;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.m365.wire.OkOutboundHttp;

/** Brings up outbound HTTP and TLS. */
@SuppressWarnings("deprecation")
@Component(name = "org.portal365.m365.http", immediate = true)
public final class HttpComponent {
    @Reference
    private Meter meter;

    private @Nullable CloudHttp clouds;
    private @Nullable Offer<OutboundHttp> http;
    private @Nullable Offer<OutboundTls> tls;

    @Activate
    void activate(BundleContext context) {
        CloudHttp connections = new CloudHttp(meter);
        clouds = connections;
        http = new Offer<>(context, OutboundHttp.class);
        http.offer(new OkOutboundHttp(connections));
        tls = new Offer<>(context, OutboundTls.class);
        tls.offer(new CheckedTls());
    }

    @Deactivate
    void deactivate() {
        if (http != null) {
            http.close();
        }
        if (tls != null) {
            tls.close();
        }
        if (clouds != null) {
            clouds.close();
        }
    }
}
