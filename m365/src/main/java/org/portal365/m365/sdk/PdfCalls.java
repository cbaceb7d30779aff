package org.portal365.m365.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphFailure;
import org.portal365.m365.graph.ItemRef;

/**
 * Content in another form: how long it is, nobody says before it has come.
 *
 * @param client passes {@link GraphLayer}
 * @param transfer fetches from the address that Graph answers with, without a token
 */
record PdfCalls(OkHttpClient client, GraphAddresses addresses, Transfer transfer) {
    private static final int BUFFER = 64 * 1024;

    long to(ItemRef item, Path target, long limit) throws IOException {
        String what = "convert " + item;
        try (Response response = converted(what, item, limit)) {
            if (!response.isSuccessful()) {
                throw transfer.errors().of(what, response);
            }
            return write(what, response, target, limit);
        }
    }

    /** 302 with a preauthenticated address; the content itself would be as good. */
    private Response converted(String what, ItemRef item, long limit) {
        Request request = new Request.Builder()
                .url(HttpUrl.get(addresses.item(item) + "/content?format=pdf"))
                .build();
        try {
            Response answer = client.newCall(request).execute();
            Optional<URI> location = Items.address(answer.header("Location"));
            if (!answer.isRedirect() || location.isEmpty()) {
                return answer;
            }
            answer.close();
            Request content = new Request.Builder()
                    .url(HttpUrl.get(location.get().toString()))
                    .header("Accept-Encoding", "identity")
                    .build();
            return transfer.exchange(what, content, limit);
        } catch (IOException e) {
            throw transfer.errors().noAnswer(what, e);
        } catch (RuntimeException e) {
            throw transfer.errors().translate(what, e);
        }
    }

    private long write(String what, Response response, Path target, long limit) throws IOException {
        ResponseBody body = response.body();
        InputStream in = body == null ? InputStream.nullInputStream() : body.byteStream();
        byte[] buffer = new byte[BUFFER];
        long written = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int count = read(what, in, buffer); count >= 0; count = read(what, in, buffer)) {
                written += count;
                if (written > limit) {
                    throw new GraphException(
                            GraphFailure.of(GraphException.TOO_LARGE), what + ": more than " + limit + " bytes", null);
                }
                out.write(buffer, 0, count);
            }
        }
        return written;
    }

    private int read(String what, InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw transfer.errors().noAnswer(what, e);
        }
    }
}
