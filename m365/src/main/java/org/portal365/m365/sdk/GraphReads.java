package org.portal365.m365.sdk;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Calls of Graph at addresses that the SDK's builders cannot write, answered with the SDK's models.
 *
 * @param client passes {@link GraphLayer}; it bounds answers, and reaches Graph and nothing else
 */
record GraphReads(OkHttpClient client, GraphErrors errors) {
    <T extends Parsable> T get(String what, String address, ParsableFactory<T> type) {
        return call(what, new Request.Builder().url(url(what, address)).build(), type);
    }

    /** A POST with an empty object. */
    <T extends Parsable> T post(String what, String address, ParsableFactory<T> type) {
        RequestBody empty = RequestBody.create("{}", okhttp3.MediaType.get("application/json"));
        return call(
                what, new Request.Builder().url(url(what, address)).post(empty).build(), type);
    }

    /** The answer as it is written: the SDK's models take any text for a truth value. */
    JsonObject json(String what, String address) {
        byte[] bytes = bytes(what, new Request.Builder().url(url(what, address)).build());
        try {
            return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw errors.badAnswer(what, e);
        }
    }

    private <T extends Parsable> T call(String what, Request request, ParsableFactory<T> type) {
        byte[] bytes = bytes(what, request);
        try {
            return GraphJson.read(bytes, type).orElseThrow(() -> errors.badAnswer(what, null));
        } catch (RuntimeException e) {
            throw errors.translate(what, e);
        }
    }

    private byte[] bytes(String what, Request request) {
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw errors.of(what, response);
            }
            ResponseBody body = response.body();
            return body == null ? new byte[0] : body.bytes();
        } catch (IOException e) {
            throw errors.noAnswer(what, e);
        } catch (RuntimeException e) {
            throw errors.translate(what, e);
        }
    }

    private HttpUrl url(String what, String address) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            throw errors.badAnswer(what + ": no address", null);
        }
        return url;
    }
}
