package org.portal365.itests.portal;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portal365.itests.portal.RecordingProxy.Exchange;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Sandbox;

/** Every secret that can be learnt from outside, by a name that may be told. */
final class Secrets {
    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern SEAL_KEY = Pattern.compile("\"k\"\\s*:\\s*\"([^\"]+)\"");
    private static final Set<String> OF_A_FLOW = Set.of("state", "nonce");
    private static final int SHORTEST_COOKIE = 16;

    private final Map<String, String> values = new TreeMap<>();

    /** Of all that the sandbox hands out: codes, tokens, the client secret, addresses of uploads and downloads. */
    Secrets() {
        add("canary of the sandbox", "CNRY-");
    }

    Secrets add(String name, String value) {
        if (!values.containsValue(value)) {
            values.put(name + " " + values.size(), value);
        }
        return this;
    }

    Secrets of(PortalNode portal) throws IOException {
        add("password of the first administrator", portal.adminPassword());
        Matcher key = SEAL_KEY.matcher(Files.readString(portal.folder().resolve("store/keys.jwks")));
        while (key.find()) {
            add("key of the seal", key.group(1));
        }
        return this;
    }

    Secrets of(Sandbox sandbox) throws IOException, InterruptedException {
        add(
                "client secret",
                Files.readString(sandbox.folder().resolve("portal-app-secret.txt"))
                        .strip());
        TEXT.matcher(sandbox.told("verifiers")).results().forEach(found -> add("code verifier", found.group(1)));
        return this;
    }

    /** Cookies that the portal set, and what it sent along to begin a sign-in. */
    Secrets of(List<Exchange> ofThePortal) {
        for (Exchange exchange : ofThePortal) {
            for (String cookie : exchange.headers().getOrDefault("set-cookie", List.of())) {
                String value = cookieValue(cookie);
                if (value.length() >= SHORTEST_COOKIE) {
                    add("cookie " + cookie.substring(0, cookie.indexOf('=')), value);
                }
            }
            exchange.headers().getOrDefault("location", List.of()).stream()
                    .filter(Secrets::beginsASignIn)
                    .map(URI::create)
                    .forEach(this::ofASignIn);
        }
        return this;
    }

    static boolean beginsASignIn(String location) {
        return location.contains("/oauth2/v2.0/authorize?");
    }

    static String cookieValue(String line) {
        return line.substring(line.indexOf('=') + 1).split(";", 2)[0];
    }

    private void ofASignIn(URI address) {
        parameters(address).forEach((name, value) -> {
            if (OF_A_FLOW.contains(name)) {
                add(name, value);
            }
        });
    }

    /** The Location without what it cannot do without. */
    static String withoutStateAndNonce(String location) {
        return location.replaceAll("(?<=[?&])(state|nonce)=[^&]*", "$1");
    }

    private static Map<String, String> parameters(URI address) {
        Map<String, String> found = new TreeMap<>();
        Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> found.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return found;
    }

    long count(String name) {
        return values.keySet().stream().filter(key -> key.startsWith(name)).count();
    }

    SecretScan scan() {
        return new SecretScan(values);
    }

    /** Where a secret may stand, and why; each file below the portal's folder. */
    static boolean inItsPlace(SecretScan.Finding found) {
        Path place = Path.of(found.place());
        // Somebody has to read the first password; it goes when it is changed.
        boolean firstPassword = place.equals(Path.of("store/initial-admin-password"))
                && found.secret().startsWith("password of the first administrator");
        // The key that seals everything else; an administrator keeps it apart from the database.
        boolean sealKey =
                place.equals(Path.of("store/keys.jwks")) && found.secret().startsWith("key of the seal");
        return firstPassword || sealKey;
    }
}
