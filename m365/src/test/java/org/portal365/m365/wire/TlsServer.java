package org.portal365.m365.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.portal365.m365.cloud.Cloud;

/** A real HTTPS server on loopback with a certificate of its own that answers what a test lays down. */
public final class TlsServer implements AutoCloseable {
    private static final char[] PASSWORD = "loopback".toCharArray();

    private static final Path SHARED = newCertificate();

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path certificate;
    private final Map<String, Deque<Handler>> answers = new HashMap<>();
    private volatile Handler otherwise;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private TlsServer(HttpsServer server, Path certificate) {
        this.server = server;
        this.certificate = certificate;
    }

    /** What arrived. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Received(String method, String target, Map<String, List<String>> headers, byte[] body) {
        /** The first value of a header, or "". */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    /** How one request is answered. */
    @FunctionalInterface
    public interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** With the certificate that all servers of this run share. */
    public static TlsServer start() {
        return start(SHARED);
    }

    /** With a certificate of its own. */
    public static TlsServer startApart() {
        return start(newCertificate());
    }

    private static Path newCertificate() {
        try {
            Path folder = Files.createTempDirectory("portal365-tls");
            Path store = folder.resolve("server.p12");
            Path certificate = folder.resolve("server.p12.pem");
            String names = "san=dns:localhost,ip:127.0.0.1";
            keytool(
                    store,
                    "-genkeypair -keyalg RSA -keysize 2048 -dname CN=localhost -ext " + names
                            + " -ext bc=ca:true -validity 2");
            keytool(store, "-exportcert -rfc -file " + certificate);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TlsServer start(Path store) {
        try {
            Path certificate = Path.of(store + ".pem");
            HttpsServer server =
                    HttpsServer.create(new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
            TlsServer started = new TlsServer(server, certificate);
            server.createContext("/", started::handle);
            server.setExecutor(started.threads);
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(Path store, String arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of("-alias", "server", "-storetype", "PKCS12", "-keystore", store.toString()));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Path store) throws IOException {
        try (InputStream in = new FileInputStream(store.toFile())) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(new Received(exchange.getRequestMethod(), target, Map.copyOf(exchange.getRequestHeaders()), body));
        Handler handler;
        synchronized (answers) {
            Deque<Handler> queue = answers.get(exchange.getRequestMethod() + " " + target);
            handler = queue == null ? otherwise : queue.size() > 1 ? queue.poll() : queue.peek();
        }
        try (exchange) {
            if (handler == null) {
                exchange.sendResponseHeaders(599, -1);
            } else {
                handler.answer(exchange);
            }
        }
    }

    /** Answers everything so that nothing else is laid down for. */
    public TlsServer always(int status, String body, String... headers) {
        otherwise = answering(status, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
        return this;
    }

    /** Lays an answer down; several for one target come one after the other, the last one stays. */
    public TlsServer on(String methodAndTarget, Handler handler) {
        synchronized (answers) {
            answers.computeIfAbsent(methodAndTarget, key -> new ArrayDeque<>()).add(handler);
        }
        return this;
    }

    public TlsServer on(String methodAndTarget, int status, String body, String... headers) {
        return on(methodAndTarget, status, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
    }

    public TlsServer on(String methodAndTarget, int status, byte[] body, String... headers) {
        return on(methodAndTarget, answering(status, body, headers));
    }

    private static Handler answering(int status, byte[] body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("request-id", "req-1");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    public List<Received> received() {
        return received;
    }

    public Path certificate() {
        return certificate;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI origin() {
        return URI.create("https://localhost:" + port());
    }

    /** Content is on another host name than login and Graph. */
    public URI transferOrigin() {
        return URI.create("https://127.0.0.1:" + port());
    }

    /** A custom cloud that is this server. */
    public Cloud cloud() {
        return new Cloud(
                "test",
                origin(),
                origin(),
                origin(),
                origin(),
                List.of("127.0.0.1:" + port()),
                Optional.of(certificate),
                true,
                Optional.empty());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
