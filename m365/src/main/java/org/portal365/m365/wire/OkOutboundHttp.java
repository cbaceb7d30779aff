package org.portal365.m365.wire;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundClient;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundException.Reason;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;

/** {@link OutboundHttp} on OkHttp. */
public final class OkOutboundHttp implements OutboundHttp {
    private final CloudHttp clouds;

    public OkOutboundHttp(CloudHttp clouds) {
        this.clouds = clouds;
    }

    @Override
    public OutboundClient forCloud(Cloud cloud) {
        OkHttpClient client = clouds.client(
                cloud,
                url -> Cloud.sameOrigin(cloud.loginOrigin(), url.uri())
                        || Cloud.sameOrigin(cloud.graphOrigin(), url.uri()));
        return request -> send(cloud, client, request);
    }

    private static OutboundAnswer send(Cloud cloud, OkHttpClient client, OutboundRequest request) {
        boolean authorized = request.headers().keySet().stream().anyMatch("authorization"::equalsIgnoreCase);
        if (authorized && !Cloud.sameOrigin(cloud.graphOrigin(), request.address())) {
            throw new OutboundException(Reason.NOT_ALLOWED, "a bearer token may not go to " + request);
        }
        Call call = client.newCall(toOkHttp(request));
        Timeout unused = call.timeout().timeout(request.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            return answer(response, request.answerLimit());
        } catch (IOException e) {
            throw new OutboundException(reason(e), "no answer to " + request, e);
        }
    }

    private static Request toOkHttp(OutboundRequest request) {
        HttpUrl url = HttpUrl.get(request.address());
        if (url == null) {
            throw new OutboundException(Reason.NOT_ALLOWED, "no web address: " + request);
        }
        Request.Builder builder = new Request.Builder().url(url).method(request.method(), body(request));
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private static @Nullable RequestBody body(OutboundRequest request) {
        boolean needed = List.of("POST", "PUT", "PATCH").contains(request.method());
        return needed || request.body().length > 0 ? RequestBody.create(request.body()) : null;
    }

    private static OutboundAnswer answer(Response response, int limit) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : response.headers().names()) {
            headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(response.headers(name)));
        }
        Buffer bytes = new Buffer();
        ResponseBody body = response.body();
        if (body != null) {
            long unused = bytes.writeAll(new LimitedBody(body.source(), limit));
        }
        return new OutboundAnswer(response.code(), headers, bytes.readByteArray());
    }

    /** Why an exchange failed; OkHttp tells a whole-call time-out only by its message. */
    static Reason reason(IOException e) {
        if (e instanceof LimitedBody.TooLongException) {
            return Reason.TOO_LARGE;
        }
        if (e instanceof PublicAddresses.PrivateAddressException) {
            return Reason.NOT_ALLOWED;
        }
        if (e instanceof SocketTimeoutException || "timeout".equals(e.getMessage())) {
            return Reason.TIMEOUT;
        }
        return e instanceof SSLException ? Reason.NOT_TRUSTED : Reason.UNREACHABLE;
    }
}
