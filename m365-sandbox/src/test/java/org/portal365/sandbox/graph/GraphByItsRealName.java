package org.portal365.sandbox.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.portal365.sandbox.graph.TestAuthority.Identity;

/**
 * Lets an unmodified client that knows only {@code graph.microsoft.com} reach the sandbox: an HTTP proxy whose CONNECT to that name
 * ends at a server with a certificate of that name, which passes every request on as it is. Any other name is refused.
 */
final class GraphByItsRealName implements AutoCloseable {
    static final String NAME = "graph.microsoft.com";
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect");

    private final ServerSocket proxy;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http;
    private final String target;
    private final Path authorities;

    GraphByItsRealName(RunningSandbox sandbox, Path folder) throws IOException {
        this.http = sandbox.http();
        this.target = sandbox.sandbox().addresses().graph();
        Identity identity = TestAuthority.identity(NAME);
        this.authorities = Files.writeString(
                folder.resolve("authorities.pem"), identity.authorityPem() + Files.readString(sandbox.certificate()));
        SSLContext tls = identity.tls();
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        this.server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
        this.proxy = new ServerSocket(0, 50, loopback);
        threads.execute(this::accept);
    }

    /** Value of HTTPS_PROXY. */
    String proxyAddress() {
        return "http://127.0.0.1:" + proxy.getLocalPort();
    }

    /** Value of SSL_CERT_FILE: the test's authority and the sandbox's. */
    Path authorities() {
        return authorities;
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                threads.execute(() -> tunnel(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void tunnel(Socket client) {
        try (client;
                Socket end = new Socket(
                        server.getAddress().getAddress(), server.getAddress().getPort())) {
            InputStream in = client.getInputStream();
            String request = head(in);
            boolean known = request.startsWith("CONNECT " + NAME + ":443 ");
            String answer = known ? "HTTP/1.1 200 OK\r\n\r\n" : "HTTP/1.1 403 Forbidden\r\n\r\n";
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            if (known) {
                threads.execute(() -> copy(end, client));
                copy(client, end);
            }
        } catch (IOException e) {
            // the client hung up
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one side is gone, so is the tunnel
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
