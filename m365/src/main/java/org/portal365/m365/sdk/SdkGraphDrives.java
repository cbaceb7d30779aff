package org.portal365.m365.sdk;

import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import com.microsoft.kiota.http.middleware.ParametersNameDecodingHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.graph.GraphDirectory;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.GraphLibrary;
import org.portal365.m365.graph.Notification;
import org.portal365.m365.graph.TokenSource;
import org.portal365.m365.graph.Urgency;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.m365.wire.LimitedBody;

/**
 * {@link GraphDrives} with the Graph SDK. The SDK's own client is left out: it repeats by sleeping, follows redirects and
 * takes Azure's libraries along.
 */
public final class SdkGraphDrives implements GraphDrives {
    private static final Duration WHOLE_CALL = Duration.ofSeconds(60);
    private static final long LONGEST_ANSWER = 16L << 20;

    private final CloudHttp clouds;
    private final Clock clock;
    private final ThrottlingGate gate;

    private final Pace pace;
    private final List<Interceptor> taps;

    /** @param store where throttling is remembered */
    public SdkGraphDrives(CloudHttp clouds, Clock clock, GateStore store) {
        this(clouds, clock, store, Pace.LEAST, List.of());
    }

    /**
     * For tests.
     *
     * @param taps see what goes to Graph and comes from there
     */
    SdkGraphDrives(CloudHttp clouds, Clock clock, GateStore store, Pace pace, List<Interceptor> taps) {
        this.clouds = clouds;
        this.clock = clock;
        this.gate = new ThrottlingGate(clock, store);
        this.pace = pace;
        this.taps = List.copyOf(taps);
    }

    @Override
    public GraphDrive drive(Cloud cloud, String tenant, TokenSource tokens) {
        return drive(cloud, tenant, tokens, Urgency.CLICK);
    }

    @Override
    public GraphDrive drive(Cloud cloud, String tenant, TokenSource tokens, Urgency urgency) {
        GraphErrors errors = new GraphErrors(clock);
        TenantGate tenantGate = new TenantGate(gate, cloud.name() + "|" + tenant, urgency, clock);
        OkHttpClient client = client(cloud, tenantGate, tokens);
        GraphCalls graph = new GraphCalls(adapter(client, base(cloud)), new GraphAddresses(base(cloud)), errors);
        Transfer transfer = transfer(cloud, errors, tenantGate);
        ItemCalls items = new ItemCalls(graph);
        return new SdkGraphDrive(
                items,
                new VersionCalls(graph),
                new DeltaCalls(graph),
                new SubscriptionCalls(graph),
                new SharingCalls(graph),
                new UploadCalls(graph, client, transfer),
                new DownloadCalls(items, graph, client, transfer));
    }

    @Override
    public GraphLibrary library(Cloud cloud, String tenant, TokenSource tokens) {
        GraphErrors errors = new GraphErrors(clock);
        TenantGate tenantGate = new TenantGate(gate, cloud.name() + "|" + tenant, Urgency.CLICK, clock);
        OkHttpClient client = client(cloud, tenantGate, tokens);
        GraphAddresses addresses = new GraphAddresses(base(cloud));
        PdfCalls pdf = new PdfCalls(client, addresses, transfer(cloud, errors, tenantGate));
        return new LibraryCalls(new GraphReads(client, errors), addresses, pdf);
    }

    @Override
    public GraphDirectory directory(Cloud cloud, String tenant, TokenSource tokens) {
        TenantGate tenantGate = new TenantGate(gate, cloud.name() + "|" + tenant, Urgency.BACKGROUND, clock);
        GraphReads reads = new GraphReads(client(cloud, tenantGate, tokens), new GraphErrors(clock));
        return new DirectoryCalls(reads, new GraphAddresses(base(cloud)));
    }

    private Transfer transfer(Cloud cloud, GraphErrors errors, TenantGate tenantGate) {
        return new Transfer(clouds.client(cloud, url -> cloud.transfersTo(url.uri())), errors, tenantGate, pace);
    }

    private OkHttpClient client(Cloud cloud, TenantGate tenantGate, TokenSource tokens) {
        OkHttpClient.Builder layers = clouds.client(cloud, url -> Cloud.sameOrigin(cloud.graphOrigin(), url.uri()))
                .newBuilder()
                .callTimeout(WHOLE_CALL)
                .addInterceptor(new GraphLayer(tenantGate, tokens))
                .addInterceptor(SdkGraphDrives::bounded);
        taps.forEach(layers::addInterceptor);
        return layers.build();
    }

    @Override
    public List<Notification> notifications(String body, int most) {
        return Notifications.in(body, most);
    }

    private static OkHttpRequestAdapter adapter(OkHttpClient client, String base) {
        OkHttpClient decoding = client.newBuilder()
                .addInterceptor(new ParametersNameDecodingHandler())
                .build();
        OkHttpRequestAdapter adapter = new OkHttpRequestAdapter(
                // The token is added by GraphLayer, for what does not go through the SDK as well.
                new AnonymousAuthenticationProvider(), GraphJson.readers(), GraphJson.writers(), decoding);
        adapter.setBaseUrl(base);
        return adapter;
    }

    private static String base(Cloud cloud) {
        String origin = cloud.graphOrigin().toString();
        return (origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin) + "/v1.0";
    }

    private static Response bounded(Interceptor.Chain chain) throws java.io.IOException {
        Response response = chain.proceed(chain.request());
        ResponseBody body = response.body();
        if (body == null) {
            return response;
        }
        if (response.isRedirect() && !chain.request().url().encodedPath().endsWith("/content")) {
            // Nothing but content is elsewhere, and the SDK takes any 3xx for done.
            body.close();
            throw new GraphException(
                    GraphFailure.of(response.code(), "", response.header("request-id", "")),
                    "an unexpected redirect",
                    null);
        }
        MediaType type = body.contentType();
        if (!response.isSuccessful() && (type == null || !type.subtype().endsWith("json"))) {
            // A gateway's page instead of an ODataError: the SDK stumbles over it, and only the status counts.
            body.close();
            return response.newBuilder()
                    .body(ResponseBody.create("{}", MediaType.get("application/json")))
                    .build();
        }
        return response.newBuilder()
                .body(ResponseBody.create(
                        Okio.buffer(new LimitedBody(body.source(), LONGEST_ANSWER)),
                        body.contentType(),
                        body.contentLength()))
                .build();
    }
}
