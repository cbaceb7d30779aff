package org.portal365.m365.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portal365.api.Words;
import org.portal365.api.module.Problem;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.cloud.MailHosts;

/**
 * A custom row of the cloud table, as an admin writes it.
 *
 * @param cloud there when nothing is wrong
 */
record CloudSettings(Optional<Cloud> cloud, List<Problem> problems) {
    static final String BROWSER_ORIGIN = "browser.origin";
    static final String LOGIN_ORIGIN = "login.origin";
    static final String GRAPH_ORIGIN = "graph.origin";
    static final String OUTLOOK_ORIGIN = "outlook.origin";
    static final String TRANSFER_HOSTS = "transfer.hosts";
    static final String CA_CERTIFICATES = "ca.certificates";
    static final String IMAP_SERVER = "imap.server";
    static final String SMTP_SERVER = "smtp.server";

    private static final String USUAL_OUTLOOK = "https://outlook.office.com";
    private static final Words WORDS = Words.beside(CloudSettings.class);
    private static final CloudUnit MICROSOFT =
            new CloudUnit(CloudTable.builtIn().values());
    private static final Pattern HOST = Pattern.compile("\\.?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?");

    /** Reads the row of this name. */
    static CloudSettings parse(String name, SettingsMap values) {
        List<Problem> problems = new ArrayList<>();
        Optional<URI> login = origin(LOGIN_ORIGIN, values.text(LOGIN_ORIGIN), problems);
        Optional<URI> browser =
                origin(BROWSER_ORIGIN, values.text(BROWSER_ORIGIN, values.text(LOGIN_ORIGIN)), problems);
        Optional<URI> graph = origin(GRAPH_ORIGIN, values.text(GRAPH_ORIGIN), problems);
        Optional<URI> outlook = origin(OUTLOOK_ORIGIN, values.text(OUTLOOK_ORIGIN, USUAL_OUTLOOK), problems);
        List<String> transfer = values.words(TRANSFER_HOSTS);
        for (String host : transfer) {
            if (!HOST.matcher(host).matches()) {
                problems.add(new Problem(TRANSFER_HOSTS, WORDS.text("cloud.host", host)));
            }
        }
        Optional<Path> authorities = Optional.of(values.text(CA_CERTIFICATES))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
        if (authorities.isPresent() && !Files.isReadable(authorities.get())) {
            problems.add(new Problem(CA_CERTIFICATES, WORDS.text("file.unreadable", authorities.get())));
        }
        Optional<MailHosts> mail = mail(values, problems);
        if (!problems.isEmpty()) {
            return new CloudSettings(Optional.empty(), problems);
        }
        Cloud cloud = new Cloud(
                name,
                browser.orElseThrow(),
                login.orElseThrow(),
                graph.orElseThrow(),
                outlook.orElseThrow(),
                transfer,
                authorities,
                true,
                mail);
        List<Problem> mixed = MICROSOFT.strangers(cloud).entrySet().stream()
                .map(host -> new Problem(host.getKey(), WORDS.text("cloud.mixed", host.getValue())))
                .toList();
        return new CloudSettings(Optional.of(cloud).filter(row -> mixed.isEmpty()), mixed);
    }

    /** Both or none: a mailbox that cannot answer is half a mailbox. */
    private static Optional<MailHosts> mail(SettingsMap values, List<Problem> problems) {
        Optional<MailHosts.Server> imap = server(IMAP_SERVER, values.text(IMAP_SERVER), problems);
        Optional<MailHosts.Server> smtp = server(SMTP_SERVER, values.text(SMTP_SERVER), problems);
        return imap.flatMap(reading -> smtp.map(sending -> new MailHosts(reading, sending)));
    }

    private static Optional<MailHosts.Server> server(String key, String text, List<Problem> problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MailHosts.Server.parse(text));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(key, WORDS.text("cloud.server", text)));
            return Optional.empty();
        }
    }

    private static Optional<URI> origin(String key, String text, List<Problem> problems) {
        Optional<URI> origin = origin(text)
                .filter(uri -> "https".equals(uri.getScheme()) || (key.equals(BROWSER_ORIGIN) && loopback(uri)));
        if (origin.isEmpty()) {
            problems.add(new Problem(key, WORDS.text("cloud.origin", text)));
        }
        return origin;
    }

    /** Scheme, host and port, and nothing else. */
    private static Optional<URI> origin(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean plain = uri.getHost() != null
                    && uri.getScheme() != null
                    && uri.getUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return plain ? Optional.of(uri) : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** http is for a literal of this machine only: a name could lead elsewhere. */
    private static boolean loopback(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (!"http".equals(uri.getScheme()) || !(host.startsWith("[") || host.matches("[0-9.]+"))) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
