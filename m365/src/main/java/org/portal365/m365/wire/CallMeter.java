package org.portal365.m365.wire;

import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.metrics.Meter;
import org.portal365.m365.metrics.Series;

/** Counts each exchange by where it went and how it ended. It stands on the network, so repeats count too. */
record CallMeter(Cloud cloud, Meter meter) implements Interceptor {
    private static final String CALLS = "office365_calls_total";

    @Override
    public Response intercept(Chain chain) throws IOException {
        String to = to(chain.request().url());
        try {
            Response response = chain.proceed(chain.request());
            count(to, outcome(response.code()));
            return response;
        } catch (IOException e) {
            count(to, "no_answer");
            throw e;
        }
    }

    private void count(String to, String outcome) {
        meter.count(new Series(CALLS, Map.of("to", to, "outcome", outcome)));
    }

    private String to(HttpUrl url) {
        if (Cloud.sameOrigin(cloud.graphOrigin(), url.uri())) {
            return "graph";
        }
        return Cloud.sameOrigin(cloud.loginOrigin(), url.uri()) ? "login" : "content";
    }

    /** Throttling apart from other refusals: it is what an operator looks for. */
    private static String outcome(int status) {
        return status == 429 ? "429" : status / 100 + "xx";
    }
}
