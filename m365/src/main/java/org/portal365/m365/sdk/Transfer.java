package org.portal365.m365.sdk;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.portal365.m365.http.OutboundException;

/**
 * Exchange of content with the transfer hosts of a cloud. This client has no token: whoever has the address has the
 * right, and a token there is refused or stolen.
 */
final class Transfer {
    /** Slower is as good as broken. */
    private static final long LEAST_BYTES_A_SECOND = 16 * 1024;

    private static final Duration BASE = Duration.ofSeconds(60);

    private final OkHttpClient client;
    private final GraphErrors errors;
    private final TenantGate gate;
    private final Pace pace;

    /** @param client bound to the transfer hosts */
    Transfer(OkHttpClient client, GraphErrors errors, TenantGate gate, Pace pace) {
        this.client = client;
        this.errors = errors;
        this.gate = gate;
        this.pace = pace;
    }

    Pace pace() {
        return pace;
    }

    GraphErrors errors() {
        return errors;
    }

    /** Sends; the time it may take grows with the bytes to expect. The caller closes the answer. */
    Response exchange(String what, Request request, long bytes) throws IOException {
        gate.enter(0);
        Duration limit = BASE.plusSeconds(bytes / LEAST_BYTES_A_SECOND);
        Call call = client.newBuilder().callTimeout(limit).build().newCall(request);
        try {
            return gate.passed(call.execute());
        } catch (InterruptedIOException | SSLException e) {
            throw e;
        } catch (OutboundException e) {
            throw errors.translate(what, e);
        } catch (IOException e) {
            if (!request.method().equals("GET")) {
                throw e;
            }
            // A line that was kept may have died meanwhile.
            return gate.passed(call.clone().execute());
        }
    }
}
