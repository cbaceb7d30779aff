package org.portal365.itests.portal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.openqa.selenium.chrome.ChromeDriver;
import org.portal365.itests.product.PortalNode;

/** Follows the links of the portal, to each kind of page once. */
final class Crawl {
    private final PortalNode portal;
    private final Set<String> seen = new TreeSet<>();

    Crawl(PortalNode portal) {
        this.portal = portal;
    }

    /** Which patterns of routes were seen. */
    Set<String> seen() {
        return seen;
    }

    /**
     * Begins at the addresses, which are all visited, and goes on from there to pages not seen yet.
     *
     * @param each is called with the name of the page that is shown
     */
    void from(Browser browser, Consumer<String> each, String... addresses) {
        Deque<String> due = new ArrayDeque<>(List.of(addresses));
        int begun = due.size();
        for (int visited = 0; !due.isEmpty(); visited++) {
            String address = due.poll();
            String page = PageRoutes.of(address).orElse(address);
            if (!seen.add(page) && visited >= begun) {
                continue;
            }
            browser.go(portal.address(address));
            PageRoutes.of(browser.address().getPath()).ifPresent(seen::add);
            each.accept(address.equals(page) ? page : page + " (" + address + ")");
            links(browser).stream()
                    .filter(link -> PageRoutes.of(link)
                            .filter(next -> !seen.contains(next))
                            .isPresent())
                    .forEach(due::add);
        }
    }

    private static List<String> links(Browser browser) {
        Object found = ((ChromeDriver) browser.driver())
                .executeScript("return [...document.links].filter(a => a.origin === location.origin)"
                        + ".map(a => a.pathname + a.search)");
        return ((List<?>) found).stream().map(Object::toString).toList();
    }
}
