package org.portal365.reference.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.portal365.api.Text;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.CheckList;
import org.portal365.api.module.Finding;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;
import org.portal365.reference.web.WebException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * "Check everything", with the connected account of the administrator who looks. A script runs line by line; without one
 * the form runs them all and comes back with the findings.
 */
public final class CheckPages implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(CheckPages.class);

    private final Plugins plugins;

    public CheckPages(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/settings/check", Caller.ADMIN, request -> page(line -> Optional.empty())),
                Route.post("/settings/check", Caller.ADMIN, this::runAll),
                Route.post("/settings/check/{pid}/{number}", Caller.ADMIN, this::runOne));
    }

    private CheckList list() {
        return new CheckList(plugins.modules(), (line, e) -> LOG.warn("The check {} failed itself", line, e));
    }

    private Response page(Function<CheckList.Line, Optional<Finding>> findings) {
        Map<String, List<CheckItem>> items = new LinkedHashMap<>();
        Map<String, Text> sections = new LinkedHashMap<>();
        for (CheckList.Line line : list().lines()) {
            sections.put(line.pid(), line.section());
            items.computeIfAbsent(line.pid(), pid -> new ArrayList<>()).add(CheckItem.of(line, findings.apply(line)));
        }
        List<CheckModel.Group> groups = sections.entrySet().stream()
                .map(entry -> new CheckModel.Group(entry.getValue(), List.copyOf(items.get(entry.getKey()))))
                .toList();
        return Response.page(new Page(
                "check.jte", FieldValues.WORDS.text("check.title"), FieldValues.WORDS, new CheckModel(groups)));
    }

    private Response runAll(Request request) {
        CheckContext context = CheckContext.of(request.user().id());
        CheckList list = list();
        return page(line -> Optional.of(list.run(line, context)));
    }

    private Response runOne(Request request) {
        CheckList list = list();
        CheckList.Line line = list.line(request.variable("pid") + "/" + request.variable("number"))
                .orElseThrow(WebException::notFound);
        Finding finding = list.run(line, CheckContext.of(request.user().id()));
        return Response.page(new Page(
                "checkline.jte", line.check().title(), FieldValues.WORDS, CheckItem.of(line, Optional.of(finding))));
    }
}
