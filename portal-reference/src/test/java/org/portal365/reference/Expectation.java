package org.portal365.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Verb;

/**
 * What a route must keep to, as {@code routes.txt} says; its first lines say how to write one.
 *
 * @param who anyone, user, admin or machine
 * @param words the variables of the path, of the query ({@code ?}) and of the form ({@code +}), and single marks
 */
record Expectation(String who, Verb verb, String path, List<String> words) {
    static List<Expectation> all() {
        try (InputStream in = Expectation.class.getResourceAsStream("routes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(" +")))
                    .map(words -> new Expectation(
                            words.get(0), Verb.valueOf(words.get(1)), words.get(2), words.subList(3, words.size())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line of a route as the router has it, without what tests put into its variables. */
    static String line(Route route) {
        boolean unguarded = route.verb() != Verb.GET && !route.csrf();
        boolean machine = unguarded || route.pattern().text().startsWith("/plugin/");
        String who = machine ? "machine" : route.caller().name().toLowerCase(Locale.ROOT);
        String head = route.verb() == Verb.GET && !route.head() ? " nohead" : "";
        return who + " " + route.verb() + " " + route.pattern().text() + head;
    }

    @Override
    public String toString() {
        return line();
    }

    /** The same line, as it is expected. */
    String line() {
        return who + " " + verb + " " + path + (is("nohead") ? " nohead" : "");
    }

    boolean is(String mark) {
        return words.contains(mark);
    }

    /** Whether it has an id that is somebody's. */
    boolean owned() {
        return words.stream().anyMatch(word -> word.contains(":") && !word.contains("="));
    }

    /** What the rightful caller gets where that is not success. */
    Optional<Integer> answers() {
        return value("answers=").map(Integer::valueOf);
    }

    /** Who may frame the answer, as the policy says it. */
    String ancestors() {
        return switch (value("frame=").orElse("")) {
            case "self" -> "frame-ancestors 'self'";
            case "everybody" -> "frame-ancestors *";
            default -> "frame-ancestors 'none'";
        };
    }

    private Optional<String> value(String name) {
        return words.stream()
                .filter(word -> word.startsWith(name))
                .map(word -> word.substring(name.length()))
                .findFirst();
    }

    /**
     * One request of it.
     *
     * @param ids makes an id of a kind
     */
    Asked ask(UnaryOperator<String> ids) {
        String filled = path;
        List<String> query = new ArrayList<>();
        Map<String, String> form = new TreeMap<>();
        List<String> used = new ArrayList<>();
        for (String word : words) {
            String[] parts = word.split("[:=]", 2);
            if (parts.length < 2 || List.of("answers", "frame").contains(parts[0])) {
                continue;
            }
            boolean fixed = word.charAt(parts[0].length()) == '=';
            String value = fixed ? parts[1] : ids.apply(parts[1]);
            if (!fixed) {
                used.add(value);
            }
            if (word.startsWith("?")) {
                query.add(parts[0].substring(1) + "=" + value);
            } else if (word.startsWith("+")) {
                form.put(parts[0].substring(1), value);
            } else {
                filled = filled.replace("{" + parts[0] + "}", value);
            }
        }
        if (verb == Verb.PUT) {
            query.add("name=x.txt&key=key-0123456789");
        }
        return new Asked(verb, filled + (query.isEmpty() ? "" : "?" + String.join("&", query)), form, used);
    }

    /** Nobody's id, but one that every rule for ids lets through; never the same twice. */
    static String nobodys(String kind) {
        return "nobodys-" + UUID.randomUUID();
    }

    /** The path with a value in each variable that is nobody's. */
    String anyPath() {
        return ask(Expectation::nobodys).path();
    }

    /** Whether some route answers this verb at a path. */
    static boolean routed(Verb verb, String path) {
        return all().stream().anyMatch(route -> route.verb() == verb && route.fits(path));
    }

    /** Whether HEAD is answered at a path. */
    static boolean headed(String path) {
        return all().stream().anyMatch(route -> route.verb() == Verb.GET && !route.is("nohead") && route.fits(path));
    }

    private boolean fits(String address) {
        String pattern = path.replaceAll("\\{[^}]+}", "[^/]+");
        return address.replaceAll("\\?.*", "").matches(pattern);
    }

    static Stream<Expectation> owning() {
        return all().stream().filter(Expectation::owned);
    }

    /**
     * A request that can be sent.
     *
     * @param ids those of somebody's in it
     */
    record Asked(Verb verb, String path, Map<String, String> form, List<String> ids) {}
}
