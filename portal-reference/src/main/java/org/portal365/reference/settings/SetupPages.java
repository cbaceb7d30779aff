package org.portal365.reference.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portal365.reference.plugin.Plugins;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Form;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/**
 * The setup assistant: what the guides of the plug-ins say, with the values of this portal. Answers are not kept; they
 * are sent by a form as they may ask an outside service.
 */
public final class SetupPages implements Routes {
    private final Plugins plugins;
    private final SettingsView view;

    public SetupPages(Plugins plugins, SettingsView view) {
        this.plugins = plugins;
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/settings/setup", Caller.ADMIN, request -> page(request, Map.of())),
                Route.post("/settings/setup", Caller.ADMIN, request -> page(request, answers(request.form()))));
    }

    private static Map<String, String> answers(Form form) {
        Map<String, String> answers = new HashMap<>();
        form.values().keySet().forEach(name -> answers.put(name, form.text(name)));
        return answers;
    }

    private Response page(Request request, Map<String, String> answers) {
        List<SetupModel.Guide> guides = plugins.setupGuides().stream()
                .map(guide -> new SetupModel.Guide(guide.title(), guide.plan(plugins.inOrderOfModules(), answers)))
                .toList();
        return Response.page(new Page(
                "setup.jte",
                FieldValues.WORDS.text("setup.title"),
                FieldValues.WORDS,
                new SetupModel(guides, view.consents(request))));
    }
}
