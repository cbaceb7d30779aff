package org.portal365.itests.portal;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A page on another site that at once sends a form to the address in its query. */
record ForeignSite(HttpServer server) implements AutoCloseable {
    static ForeignSite open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = ("<form method=post action='"
                            + exchange.getRequestURI().getQuery()
                            + "'></form><script>document.forms[0].submit()</script>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return new ForeignSite(server);
    }

    /** The portal is at localhost, so this host name is another site. */
    URI sendingTo(URI target) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/?" + target);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
