package org.portal365.reference.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.UserId;
import org.portal365.api.Words;
import org.portal365.api.portal.User;
import org.portal365.api.portal.Users;
import org.portal365.reference.web.Caller;
import org.portal365.reference.web.Page;
import org.portal365.reference.web.Request;
import org.portal365.reference.web.Response;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** What happened, for administrators: above all the event whose reference a user has read out, and its cure. */
public final class EventPages implements Routes {
    private static final Words WORDS = Words.beside(EventPages.class);
    private static final int MOST = 100;

    private final AuditTrail trail;
    private final Users users;

    public EventPages(AuditTrail trail, Users users) {
        this.trail = trail;
        this.users = users;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/events", Caller.ADMIN, this::page));
    }

    private Response page(Request request) {
        String text = request.query().text("find").strip();
        Map<UserId, String> names = new LinkedHashMap<>();
        List<EventModel.Event> events = trail.newest(text, MOST).stream()
                .map(entry -> event(entry, names, request.locale()))
                .toList();
        EventModel model = new EventModel(text, events);
        return Response.page(new Page("events.jte", WORDS.text("events.title"), WORDS, model));
    }

    private EventModel.Event event(AuditTrail.Entry entry, Map<UserId, String> names, Locale locale) {
        Optional<String> name = entry.user()
                .map(id -> names.computeIfAbsent(
                        id,
                        unknown -> users.find(unknown)
                                .map(User::profile)
                                .map(profile -> profile.name())
                                .orElse(unknown.value())));
        Map<String, String> details = new LinkedHashMap<>(entry.details());
        String cure = details.remove("cause");
        String translated = details.remove("cause." + locale.getLanguage());
        details.keySet().removeIf(key -> key.startsWith("cause."));
        return new EventModel.Event(entry, name, details, Optional.ofNullable(translated == null ? cure : translated));
    }
}
