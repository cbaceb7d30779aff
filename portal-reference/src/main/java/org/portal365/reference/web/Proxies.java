package org.portal365.reference.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

/**
 * Says who really calls when a reverse proxy stands between: the address that the nearest proxy not of ours added to
 * {@code X-Forwarded-For}. Believed only from this host and from proxies that are set; from others it is ignored.
 */
public final class Proxies {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

    private final Supplier<Set<String>> trusted;

    /** @param trusted addresses of proxies besides the loopback interface */
    public Proxies(Supplier<Set<String>> trusted) {
        this.trusted = trusted;
    }

    String caller(HttpServletRequest request) {
        String caller = request.getRemoteAddr();
        String header = String.join(",", java.util.Collections.list(request.getHeaders("X-Forwarded-For")));
        List<String> way = List.of(header.split(",", -1));
        for (int i = way.size() - 1; i >= 0 && believed(caller); i--) {
            String before = way.get(i).strip();
            if (!ADDRESS.matcher(before).matches()) {
                return caller;
            }
            caller = before;
        }
        return caller;
    }

    private boolean believed(String address) {
        try {
            // only literals get here, so nothing is looked up
            return trusted.get().contains(address)
                    || InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}
