package org.portal365.example;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portal365.api.Actor;
import org.portal365.api.Refused;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.EditSession;
import org.portal365.api.disk.EditSessions;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Offer;
import org.portal365.api.endpoint.Reply;
import org.portal365.api.portal.User;
import org.portal365.api.social.ServiceInfo;
import org.portal365.api.social.SocialService;

/** The pages. Words of plug-ins come in the language of the visitor; they are escaped here and nowhere before. */
record Pages(ExamplePortal portal, Plugins plugins, Locale locale) {
    Reply signIn(Visit visit) {
        Stream<ServiceInfo> services = plugins.all(SocialService.class).stream().map(SocialService::info);
        Stream<String> buttons = services.map(info -> form("/signin/" + info.id(), info.name()));
        String browser = visit.cookie(Visit.BROWSER).orElseGet(() -> UUID.randomUUID() + "." + UUID.randomUUID());
        return page(200, "Sign in", buttons, Map.of("Set-Cookie", cookie(Visit.BROWSER, browser)));
    }

    Reply home(UserId user) {
        Actor actor = Actor.user(user);
        Stream<String> files = portal.disk.files(portal.disk.home(user)).stream()
                .flatMap(id -> portal.disk.file(actor, id).optional().stream())
                .map(file -> file(file, actor));
        Stream<String> sessions = plugins.all(EditSessions.class).stream()
                .flatMap(engine -> engine.of(actor).stream())
                .map(this::session);
        Stream<String> notices = portal.notices.of(user).stream().map(notice -> say(notice.words()));
        Stream<String> rest = Stream.concat(notices, Stream.of(form("/signout", Text.of("Sign out"))));
        String name = portal.users.find(user).map(User::profile).orElseThrow().name();
        return page(200, "Disk of " + name, Stream.concat(Stream.concat(files, sessions), rest), Map.of());
    }

    private String file(FileInfo file, Actor actor) {
        String edit = plugins.all(DocumentEditor.class).stream()
                .filter(editor -> editor.offer(file, actor).mode() == Offer.Mode.EDIT)
                .map(DocumentEditor::info)
                .map(info -> form(
                        "/edit/" + file.id() + "/" + info.id(),
                        in -> "Edit in " + info.name().in(in)))
                .collect(Collectors.joining());
        int versions = portal.disk.versions(file.id()).size();
        return say(Text.of(file.name() + ", versions: " + versions)) + edit;
    }

    /** A session as it stands; who wants to know more loads the page again. */
    private String session(EditSession session) {
        String waiting = session.waiting().map(wait -> say(wait.text())).orElse("");
        String link = "<a href=\"%s\" target=\"_blank\" rel=\"noopener\">Open</a>";
        String open =
                session.address().map(to -> link.formatted(html(to.toString()))).orElse("");
        Stream<String> buttons = session.actions().stream()
                .map(action -> form("/session/" + session.id() + "/" + action, Text.of(action.name())));
        return say(Text.of("In Office: " + session.state())) + waiting + open + buttons.collect(Collectors.joining());
    }

    /** What happened and what helps, in the words of whoever refused; never a code. */
    Reply refusal(Refused<?, ?> refused) {
        Stream<String> button = refused.challenge().stream().map(asked -> form("/connect", Text.of("Go on")));
        Stream<String> words =
                Stream.of(refused.user(), Text.of(refused.reference())).map(this::say);
        return page(409, "Not yet", Stream.concat(words, button), Map.of());
    }

    private Reply page(int status, String title, Stream<String> body, Map<String, String> headers) {
        String heading = "<!doctype html><title>%1$s</title><h1>%1$s</h1>".formatted(html(title));
        return new Reply(status, "text/html; charset=utf-8", headers, heading + body.collect(Collectors.joining()));
    }

    static Reply redirect(String where) {
        return new Reply(303, "text/plain", Map.of("Location", where), "");
    }

    /** Lax: the way back from the social service is a GET from another site. */
    String cookie(String name, String value) {
        String secure = portal.portal.origin().getScheme().equals("https") ? "; Secure" : "";
        return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + secure;
    }

    private String form(String action, Text label) {
        String form = "<form method=\"post\" action=\"%s\"><button>%s</button></form>";
        return form.formatted(html(action), html(label.in(locale)));
    }

    private String say(Text words) {
        return "<p>" + html(words.in(locale)) + "</p>";
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
