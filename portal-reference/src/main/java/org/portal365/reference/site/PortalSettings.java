package org.portal365.reference.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Problem;

/**
 * The portal's own settings (PID org.portal365.portal).
 *
 * @param publicUrls origins the portal is reached at; the first is the main one
 * @param externalEditors whether documents may be worked on by outside services at all, above every editor
 * @param filesFolder where the contents of files lie; the same for all nodes
 * @param trustedProxies addresses of reverse proxies on other hosts
 * @param signInsPerMinute how many sign-ins may be begun from one address; behind it may be a whole company
 * @param secondFactorForEveryone whether users who have no second factor set one up at their next sign-in
 * @param versionsKept how many versions of a file are kept
 */
public record PortalSettings(
        List<URI> publicUrls,
        boolean externalEditors,
        Path filesFolder,
        Set<String> trustedProxies,
        int signInsPerMinute,
        boolean secondFactorForEveryone,
        int versionsKept) {
    public static final String PID = "org.portal365.portal";
    public static final String PUBLIC_URLS = "public.urls";
    public static final String EXTERNAL_EDITORS = "disk.external.services";
    public static final String FILES_FOLDER = "files.folder";
    public static final String TRUSTED_PROXIES = "trusted.proxies";
    public static final String SIGN_INS_PER_MINUTE = "signin.per.minute";
    public static final String SECOND_FACTOR_FOR_EVERYONE = "second.factor.everyone";
    public static final String VERSIONS_KEPT = "versions.kept";
    private static final int USUAL_SIGN_INS = 60;
    private static final int USUAL_VERSIONS = 100;
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*");
    private static final Words WORDS = Words.beside(PortalSettings.class);

    /**
     * What counts where nothing is set.
     *
     * @param port the one the web server listens at now
     * @param folder where the contents of files lie
     */
    public record Standard(IntSupplier port, Path folder) {}

    /** The settings, or what is wrong with them. */
    public record Parsed(Optional<PortalSettings> settings, List<Problem> problems) {}

    /** Reads values as ConfigAdmin or the settings page has them. */
    public static Parsed parse(Map<String, Object> values, Standard standard) {
        List<Problem> problems = new ArrayList<>();
        List<URI> urls = new ArrayList<>();
        for (String text : list(values.get(PUBLIC_URLS))) {
            Optional<URI> url = origin(text);
            url.ifPresent(urls::add);
            if (url.isEmpty()) {
                problems.add(new Problem(PUBLIC_URLS, WORDS.text("public.urls.wrong", text)));
            }
        }
        if (urls.isEmpty()) {
            urls.add(URI.create("http://localhost:" + standard.port().getAsInt()));
        }
        Path folder = folder(text(values.get(FILES_FOLDER)), standard.folder(), problems);
        boolean external = !text(values.get(EXTERNAL_EDITORS)).equalsIgnoreCase("false");
        Set<String> proxies = proxies(values, problems);
        int signIns = number(values, SIGN_INS_PER_MINUTE, USUAL_SIGN_INS, problems);
        int versions = number(values, VERSIONS_KEPT, USUAL_VERSIONS, problems);
        boolean everyone = text(values.get(SECOND_FACTOR_FOR_EVERYONE)).equalsIgnoreCase("true");
        PortalSettings settings =
                new PortalSettings(List.copyOf(urls), external, folder, proxies, signIns, everyone, versions);
        return problems.isEmpty()
                ? new Parsed(Optional.of(settings), List.of())
                : new Parsed(Optional.empty(), problems);
    }

    private static Set<String> proxies(Map<String, Object> values, List<Problem> problems) {
        Set<String> proxies = new LinkedHashSet<>();
        for (String text : list(values.get(TRUSTED_PROXIES))) {
            if (ADDRESS.matcher(text).matches()) {
                proxies.add(text);
            } else {
                problems.add(new Problem(TRUSTED_PROXIES, WORDS.text("trusted.proxies.wrong", text)));
            }
        }
        return Set.copyOf(proxies);
    }

    private static int number(Map<String, Object> values, String key, int usual, List<Problem> problems) {
        String text = text(values.get(key));
        if (text.isEmpty()) {
            return usual;
        }
        if (text.matches("[1-9]\\d{0,5}")) {
            return Integer.parseInt(text);
        }
        problems.add(new Problem(key, WORDS.text(key + ".wrong", text)));
        return usual;
    }

    /** An origin without path: https, or http where nobody is on the line between. */
    private static Optional<URI> origin(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String host = url.getHost();
            boolean bare = host != null
                    && url.getRawPath().isEmpty()
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getRawUserInfo() == null;
            boolean safe = "https".equals(url.getScheme())
                    || ("http".equals(url.getScheme()) && host != null && loopback(host));
            return bare && safe ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static Path folder(String text, Path standard, List<Problem> problems) {
        try {
            Path folder = text.isEmpty() ? standard : Path.of(text);
            if (folder.isAbsolute()) {
                return folder;
            }
        } catch (InvalidPathException malformed) {
            // said below
        }
        Text words = WORDS.text("files.folder.wrong", text);
        problems.add(new Problem(FILES_FOLDER, words));
        return standard;
    }

    private static List<String> list(@Nullable Object value) {
        Stream<?> parts = value instanceof Object[] array ? Stream.of(array) : Stream.of(text(value));
        return parts.flatMap(part -> Stream.of(part.toString().split("[,\\s]+")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
