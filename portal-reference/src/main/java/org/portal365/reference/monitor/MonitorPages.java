package org.portal365.reference.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.CheckList;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Metrics;
import org.portal365.api.module.Module;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /metrics} and {@code /health/checks}: not for the public, and by whatever name monitoring calls this node. */
public final class MonitorPages implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorPages.class);
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Supplier<List<Metrics>> metrics;
    private final Supplier<List<Module>> modules;
    private final MonitorToken token;
    private final Clock clock;
    private Health known = new Health(Instant.MIN, true, "");

    public MonitorPages(
            Supplier<List<Metrics>> metrics, Supplier<List<Module>> modules, MonitorToken token, Clock clock) {
        this.metrics = metrics;
        this.modules = modules;
        this.token = token;
        this.clock = clock;
    }

    private record Health(Instant at, boolean good, String text) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/metrics", Caller.ANYONE, this::metrics),
                Route.get("/health/checks", Caller.ANYONE, this::health));
    }

    private void admit(Request request) {
        boolean known = token.opens(request.header("Authorization").orElse(""));
        if (!known && !request.visitor().map(CurrentUser::admin).orElse(false)) {
            throw WebException.of(request.visitor().isPresent() ? 403 : 401);
        }
    }

    private Response metrics(Request request) {
        admit(request);
        StringBuilder text = new StringBuilder();
        metrics.get().forEach(source -> text.append(source.text()));
        return Response.text(200, text.toString());
    }

    /** With nobody's account. Whoever asks again soon gets the same answer: each try calls Microsoft. */
    private Response health(Request request) {
        admit(request);
        Health now = health();
        return Response.text(now.good() ? 200 : 503, now.text());
    }

    private synchronized Health health() {
        if (clock.instant().isBefore(known.at().plus(KEPT))) {
            return known;
        }
        CheckList list = new CheckList(modules.get(), (line, e) -> LOG.warn("The check {} failed itself", line, e));
        StringBuilder text = new StringBuilder();
        boolean good = true;
        for (CheckList.Line line : list.lines()) {
            Finding finding = list.run(line, CheckContext.nobody());
            good &= finding.level() != Finding.Level.FAILED;
            text.append("%-8s %s  %s: %s%n"
                    .formatted(
                            finding.level(),
                            line.name(),
                            line.check().title().in(Locale.ENGLISH),
                            finding.text().in(Locale.ENGLISH)));
        }
        known = new Health(clock.instant(), good, text.toString());
        return known;
    }
}
