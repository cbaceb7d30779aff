package org.portal365.reference.start;

import java.util.List;
import org.portal365.api.Words;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** The page a user begins at. */
public final class StartPages implements Routes {
    private static final Words WORDS = Words.beside(StartPages.class);

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/", Caller.USER, this::start));
    }

    private Response start(Request request) {
        StartModel model = new StartModel(request.user().profile().name());
        return Response.page(new Page("start.jte", WORDS.text("start.title"), WORDS, model));
    }
}
