package org.portal365.itests.karaf;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleReference;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What of ours runs in this JVM, each thing by a line that names it. Looks by names; loads no class of ours. */
final class Leftovers {
    private static final String OWN = "org.portal365.";
    /** Names of the threads that we and what we bring along start. */
    private static final Pattern THREADS = Pattern.compile(
            "(?i)(office365|portal365|mail-|okhttp|okio|hikari|h2 |mvstore|httpclient-|metrics|jdbi|flyway).*");

    /**
     * Daemons of libraries that nobody can end. OkHttp's ends a minute after its last use; Okio's sleeps out the timeout
     * that it saw first (60 s for a call to Graph) and a minute more. See docs/decisions.md, 2026-11-27.
     */
    private static final Set<String> KNOWN = Set.of("OkHttp TaskRunner", "Okio Watchdog");

    private final BundleContext context;
    private final Set<Thread> threadsBefore;
    private final Set<String> listeningBefore;

    private Leftovers(BundleContext context, Set<Thread> threadsBefore, Set<String> listeningBefore) {
        this.context = context;
        this.threadsBefore = threadsBefore;
        this.listeningBefore = listeningBefore;
    }

    /** Remembers how things are. */
    static Leftovers since(BundleContext context) throws IOException {
        return new Leftovers(context, new HashSet<>(Thread.getAllStackTraces().keySet()), listening());
    }

    Set<String> bundles() {
        Set<String> found = new TreeSet<>();
        for (Bundle bundle : context.getBundles()) {
            if (own(bundle)) {
                found.add(bundle.getSymbolicName());
            }
        }
        return found;
    }

    Set<String> services() throws InvalidSyntaxException {
        Set<String> found = new TreeSet<>();
        ServiceReference<?>[] all = context.getAllServiceReferences(null, null);
        for (ServiceReference<?> reference : all) {
            String types = String.join(",", (String[]) reference.getProperty("objectClass"));
            if (own(reference.getBundle()) || types.contains(OWN)) {
                found.add(types);
            }
        }
        return found;
    }

    /** New threads of ours: by name, by class loader, or because our code is on their stack. */
    Set<String> threads() {
        Set<String> found = new TreeSet<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            boolean ours = THREADS.matcher(thread.getName()).matches()
                    || ofBundle(thread.getContextClassLoader())
                    || ofBundle(thread.getClass().getClassLoader())
                    || Arrays.stream(stack).anyMatch(frame -> code(frame.getClassName()));
            boolean known = KNOWN.contains(thread.getName());
            if (ours && !known && thread != Thread.currentThread() && !threadsBefore.contains(thread)) {
                found.add(thread.getName());
            }
        });
        return found;
    }

    private static boolean code(String type) {
        return type.startsWith(OWN) && !type.startsWith("org.portal365.itests.");
    }

    private static boolean ofBundle(ClassLoader loader) {
        return loader instanceof BundleReference reference && own(reference.getBundle());
    }

    private static boolean own(Bundle bundle) {
        return bundle != null
                && bundle.getSymbolicName() != null
                && bundle.getSymbolicName().startsWith(OWN);
    }

    Set<String> beans() throws MalformedObjectNameException {
        Set<String> found = new TreeSet<>();
        for (String pattern : List.of("org.portal365:*", "org.portal365.*:*", "com.zaxxer.hikari:*")) {
            ManagementFactory.getPlatformMBeanServer()
                    .queryNames(new ObjectName(pattern), null)
                    .forEach(name -> found.add(name.toString()));
        }
        return found;
    }

    /** Open files of the database and of the key file. */
    Set<String> files() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String open : descriptors()) {
            if (open.contains("/portal365/") || open.contains("/org.portal365/")) {
                found.add(open);
            }
        }
        return found;
    }

    /** Ports listened at that were not before, and lines to any of these ports; the JVM's own, by /proc. */
    Set<String> sockets(Set<Integer> portsOfTheOthers) throws IOException {
        Set<String> found = new TreeSet<>(listening());
        found.removeAll(listeningBefore);
        found.addAll(lines(socket -> socket.state == Socket.ESTABLISHED && portsOfTheOthers.contains(socket.remote)));
        return found;
    }

    private static Set<String> listening() throws IOException {
        return lines(socket -> socket.state == Socket.LISTEN);
    }

    private static Set<String> lines(java.util.function.Predicate<Socket> which) throws IOException {
        Set<String> own = descriptors();
        Set<String> found = new TreeSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> rows = Files.lines(Path.of(table))) {
                rows.skip(1)
                        .map(Socket::of)
                        .filter(socket -> own.contains("socket:[" + socket.inode + "]"))
                        .filter(which)
                        .forEach(socket -> found.add(socket.local + " to " + socket.remote));
            }
        }
        return found;
    }

    private static Set<String> descriptors() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path one : all.toList()) {
                if (Files.isSymbolicLink(one)) {
                    found.add(Files.readSymbolicLink(one).toString());
                }
            }
        }
        return found;
    }

    private record Socket(int local, int remote, int state, String inode) {
        static final int ESTABLISHED = 1;
        static final int LISTEN = 10;

        static Socket of(String row) {
            String[] columns = row.strip().split("\\s+", -1);
            return new Socket(port(columns[1]), port(columns[2]), Integer.parseInt(columns[3], 16), columns[9]);
        }

        private static int port(String address) {
            return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
        }
    }
}
