package org.portal365.reference;

import java.util.Map;
import org.portal365.api.endpoint.Call;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.endpoint.Kind;
import org.portal365.api.endpoint.Reply;

/** An endpoint that answers every call with an empty page, and these headers. */
record TestEndpoint(String plugin, String name, Kind kind, Map<String, String> headers) implements Endpoint {
    TestEndpoint(String plugin, String name, Kind kind) {
        this(plugin, name, kind, Map.of());
    }

    @Override
    public int bodyLimit() {
        return 1_000;
    }

    @Override
    public Reply handle(Call call) {
        return new Reply(200, "text/plain", headers, "");
    }
}
