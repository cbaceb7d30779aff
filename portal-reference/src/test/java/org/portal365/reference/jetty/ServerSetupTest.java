package org.portal365.reference.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.RequestLogWriter;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DefaultHandler;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.HandlerCollection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a Jetty with a request log as Pax Web sets it up. */
class ServerSetupTest {
    private static final String CALLBACK = "/signin/office365/callback";

    private Path file;

    @BeforeEach
    void place(@TempDir Path folder) {
        file = folder.resolve("request.log");
    }

    @Test
    void case093TheRequestLogHasNoQueriesAndNoReferrers() throws Exception {
        assertThat(logged(new ServerSetup(new ErrorHandler())))
                .contains("\"GET " + CALLBACK + " HTTP/1.1\" 404")
                .doesNotContain("?", "code=", "state=", "http:");
    }

    @Test
    void withoutItTheyAreThere() throws Exception {
        assertThat(logged(new HandlerCollection())).contains(CALLBACK + "?code=C&state=S", "http://localhost/?code=C");
    }

    /** Pax Web destroys its Jetty when its settings change, and puts the handler into a new one. */
    @Test
    void worksInTheNextServerToo() throws Exception {
        ServerSetup setup = new ServerSetup(new ErrorHandler());
        Server first = server(setup);
        first.start();
        first.stop();
        first.destroy();
        assertThat(logged(setup)).contains(CALLBACK).doesNotContain("?");
    }

    private String logged(Handler handler) throws Exception {
        Server server = server(handler);
        server.start();
        try {
            return log(server);
        } finally {
            server.stop();
        }
    }

    private Server server(Handler first) {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        RequestLogWriter writer = new RequestLogWriter(file.toString());
        writer.setAppend(true);
        server.setRequestLog(
                new CustomRequestLog(writer, "%{client}a - %u %t \"%r\" %s %O \"%{Referer}i\" \"%{User-Agent}i\""));
        server.setHandler(new HandlerCollection(first, new DefaultHandler()));
        return server;
    }

    private String log(Server server) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getURI().getPort() + CALLBACK + "?code=C&state=S");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Referer", "http://localhost/?code=C")
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        // it is written after the answer
        await().until(() -> Files.readString(file).contains("\n"));
        return Files.readString(file);
    }
}
