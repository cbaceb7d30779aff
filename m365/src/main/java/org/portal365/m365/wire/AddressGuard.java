package org.portal365.m365.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.portal365.m365.http.OutboundException;

/**
 * Lets only requests through whose address is allowed. It stands before the first connection is made and again before
 * every request on a connection, so nothing that changes addresses on the way gets past it.
 */
final class AddressGuard implements Interceptor {
    private final boolean custom;
    private final Predicate<HttpUrl> allowed;

    AddressGuard(boolean custom, Predicate<HttpUrl> allowed) {
        this.custom = custom;
        this.allowed = allowed;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        HttpUrl url = request.url();
        if (!url.isHttps() || !url.username().isEmpty() || !allowed.test(url) || !(custom || isPublic(url))) {
            throw new OutboundException(
                    OutboundException.Reason.NOT_ALLOWED,
                    "may not be asked: " + url.scheme() + "://" + url.host() + ":" + url.port());
        }
        return chain.proceed(request);
    }

    /** Literals never reach the look-up of names, so they are checked here. */
    private static boolean isPublic(HttpUrl url) throws IOException {
        String host = url.host();
        boolean literal = host.contains(":") || host.matches("[0-9.]+");
        return !literal || PublicAddresses.isPublic(InetAddress.getByName(host));
    }
}
