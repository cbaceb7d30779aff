package org.portal365.m365.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.cloud.MailHosts;
import org.portal365.m365.registration.Registrations.Subscription;

/** Microsoft's clouds, and the rows that admins add. Safe for threads. */
final class CloudTable {
    private final Map<String, Cloud> builtIn = builtIn();
    private final Map<String, Cloud> custom = new TreeMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    synchronized Optional<Cloud> find(String name) {
        Cloud own = custom.get(name);
        return Optional.ofNullable(own == null ? builtIn.get(name) : own);
    }

    /** Rows of admins first; of Microsoft's, the usual one first. */
    synchronized List<Cloud> all() {
        List<Cloud> all = new ArrayList<>(custom.values());
        builtIn.values().stream()
                .filter(cloud -> !custom.containsKey(cloud.name()))
                .sorted(Comparator.comparing(cloud -> !cloud.name().equals("global")))
                .forEach(all::add);
        return all;
    }

    boolean isBuiltIn(String name) {
        return builtIn.containsKey(name);
    }

    void put(Cloud cloud) {
        boolean changed;
        synchronized (this) {
            changed = !cloud.equals(custom.put(cloud.name(), cloud));
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    void remove(String name) {
        boolean changed;
        synchronized (this) {
            changed = custom.remove(name) != null;
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The rows of Microsoft. */
    static Map<String, Cloud> builtIn() {
        Properties rows = new Properties();
        try (InputStream in = CloudTable.class.getResourceAsStream("clouds.properties")) {
            rows.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Cloud> clouds = new TreeMap<>();
        for (String name : words(rows, "names")) {
            URI login = URI.create("https://" + rows.getProperty(name + ".login"));
            URI graph = URI.create("https://" + rows.getProperty(name + ".graph"));
            URI outlook = URI.create("https://" + rows.getProperty(name + ".outlook"));
            List<String> transfer = words(rows, name + ".transfer");
            MailHosts mail = new MailHosts(
                    MailHosts.Server.parse(rows.getProperty(name + ".imap")),
                    MailHosts.Server.parse(rows.getProperty(name + ".smtp")));
            clouds.put(
                    name,
                    new Cloud(name, login, login, graph, outlook, transfer, Optional.empty(), false, Optional.empty())
                            .withMail(mail));
        }
        return clouds;
    }

    private static List<String> words(Properties rows, String key) {
        return List.of(rows.getProperty(key).split(" ", -1));
    }
}
