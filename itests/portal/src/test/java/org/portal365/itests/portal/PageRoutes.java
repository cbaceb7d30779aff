package org.portal365.itests.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.portal365.itests.product.Program;

/** The pages among the routes of the portal, from the list that the portal's own tests hold against its routes. */
final class PageRoutes {
    private static final Path LIST =
            Program.TOP.resolve("portal-reference/src/test/resources/org/portal365/reference/routes.txt");

    private PageRoutes() {}

    /** Their patterns, those with the most fixed segments first. */
    static List<String> all() {
        try {
            return Files.readAllLines(LIST).stream()
                    .filter(line -> line.matches("\\w+ +GET .* page( .*)?"))
                    .map(line -> List.of(line.split(" +")).get(2))
                    .sorted(Comparator.comparing(
                            pattern -> pattern.chars().filter(c -> c == '{').count()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page that an address leads to. */
    static Optional<String> of(String address) {
        String path = address.replaceAll("[?#].*", "");
        return all().stream()
                .filter(pattern -> path.matches(pattern.replaceAll("\\{[^}]+}", "[^/]+")))
                .findFirst();
    }
}
