package org.portal365.socialservices;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundClient;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.m365.wire.OkOutboundHttp;

/** The outbound HTTP that ships, with what was sent written down, and a cable that can be pulled. */
final class RecordingHttp implements OutboundHttp {
    final List<OutboundRequest> sent = new CopyOnWriteArrayList<>();
    boolean cut;
    private final OkOutboundHttp real = new OkOutboundHttp(new CloudHttp());

    @Override
    public OutboundClient forCloud(Cloud cloud) {
        OutboundClient client = real.forCloud(cloud);
        return request -> send(client, request);
    }

    private OutboundAnswer send(OutboundClient client, OutboundRequest request) {
        sent.add(request);
        if (cut) {
            throw new OutboundException(OutboundException.Reason.UNREACHABLE, "cut off by the test");
        }
        return client.send(request);
    }
}
