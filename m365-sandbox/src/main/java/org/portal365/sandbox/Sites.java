package org.portal365.sandbox;

import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Collects route tables for the four servers. */
public final class Sites {

    private final Map<Site, List<Consumer<RoutesConfig>>> tables = new EnumMap<>(Site.class);

    public void browser(Consumer<RoutesConfig> routes) {
        on(Site.BROWSER, routes);
    }

    public void login(Consumer<RoutesConfig> routes) {
        on(Site.LOGIN, routes);
    }

    public void graph(Consumer<RoutesConfig> routes) {
        on(Site.GRAPH, routes);
    }

    public void files(Consumer<RoutesConfig> routes) {
        on(Site.FILES, routes);
    }

    public void on(Site site, Consumer<RoutesConfig> routes) {
        tables.computeIfAbsent(site, s -> new ArrayList<>()).add(routes);
    }

    void applyTo(Site site, RoutesConfig target) {
        tables.getOrDefault(site, List.of()).forEach(routes -> routes.accept(target));
    }
}
