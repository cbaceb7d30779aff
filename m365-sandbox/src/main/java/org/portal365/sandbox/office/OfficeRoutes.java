package org.portal365.sandbox.office;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;
import org.portal365.sandbox.entra.BrowserSessions;
import org.portal365.sandbox.graph.GraphParts;
import org.portal365.sandbox.graph.drive.EditorSession;
import org.portal365.sandbox.graph.drive.Item;
import org.portal365.sandbox.graph.drive.Person;

/** The pages behind webUrl and sharing links: who are you, may you, then the document as a form that saves. */
public final class OfficeRoutes implements Routes {
    private static final String EMBEDDED =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'";
    private static final String POLICY = EMBEDDED + "; frame-ancestors 'none'";

    private final SandboxParts sandbox;
    private final GraphParts graph;
    private final BrowserSessions browser;
    private final Directory directory;
    private final Editing editing;

    public OfficeRoutes(SandboxParts sandbox, GraphParts graph, BrowserSessions browser) {
        this.sandbox = sandbox;
        this.graph = graph;
        this.browser = browser;
        this.directory = sandbox.directory();
        this.editing = new Editing(graph, sandbox.clock());
    }

    @Override
    public void register(Sites sites) {
        sites.browser(this::routes);
    }

    private void routes(RoutesConfig routes) {
        routes.get("/personal/{site}/_layouts/15/Doc.aspx", this::open);
        routes.get("/personal/{site}/Documents", this::library);
        routes.get("/personal/{site}/Documents/<path>", this::library);
        routes.get("/{kind}/g/personal/{site}/{token}", this::link);
        routes.post("/office/signin", this::signIn);
        routes.post("/office/{session}/save", this::save);
        routes.post("/office/{session}/close", this::close);
        routes.post("/office/{session}/heartbeat", this::heartbeat);
        routes.get(
                "/office/closed",
                context -> message(
                        context,
                        200,
                        "Closed",
                        "You can close this window, or go back in your browser to where you came from."));
    }

    private void open(Context context) throws IOException {
        String guid = String.valueOf(context.queryParam("sourcedoc")).replaceAll("[{}]", "");
        Item item = graph.drives().byGuid(guid).filter(Item::live).orElse(null);
        if (item == null) {
            message(context, 404, "This file is not here", "It was moved or deleted, or the address is wrong.");
            return;
        }
        Person person = someone(item, browser.logins(context));
        if (person == null) {
            chooser(context, item);
        } else if (!graph.access().mayRead(item, person)) {
            refuse(context, person);
        } else {
            show(context, item, person, null);
        }
    }

    /** A sharing link lets in whom it admits, then leads to the item itself. */
    private void link(Context context) {
        Item item = graph.sharing().find(context.pathParam("token")).orElse(null);
        if (item == null) {
            message(context, 404, "This link no longer works", "It was removed or has expired.");
            return;
        }
        Person person = someone(item, browser.logins(context));
        if (person == null) {
            chooser(context, item);
        } else if (graph.sharing().redeem(context.pathParam("token"), person).isEmpty()
                && !graph.access().mayRead(item, person)) {
            refuse(context, person);
        } else {
            context.redirect(graph.web().item(item));
        }
    }

    /** Folders and files that no editor opens: what they are, no more. */
    private void library(Context context) {
        message(context, 200, "OneDrive", "The sandbox shows only documents that open in an editor.");
    }

    /** The signed-in account that fits best: the newest that may read, else the newest; null without any. */
    private @Nullable Person someone(Item item, List<String> logins) {
        String tenant = graph.drives().drive(item.driveId()).owner().tenantId();
        List<Person> people = logins.stream()
                .map(login -> directory.in(tenant, login).or(() -> directory.home(login)))
                .flatMap(Optional::stream)
                .map(OfficeRoutes::person)
                .toList();
        return people.stream()
                .filter(each -> graph.access().mayRead(item, each))
                .reduce((older, newer) -> newer)
                .orElseGet(() -> people.isEmpty() ? null : people.get(people.size() - 1));
    }

    private static Person person(org.portal365.sandbox.Person someone) {
        return new Person(someone.oid(), someone.name(), someone.login(), someone.tid());
    }

    private void chooser(Context context, Item item) {
        List<org.portal365.sandbox.Person> people = directory.people().stream()
                .filter(each -> each.upn().equals(each.login()) && !each.personal())
                .toList();
        String back =
                context.req().getRequestURI() + (context.queryString() == null ? "" : "?" + context.queryString());
        sandbox.pages().show(context, "office/chooser", Map.of("people", people, "back", back, "name", item.name()));
    }

    private void signIn(Context context) throws IOException {
        Map<String, String> form = FormBody.read(context.bodyInputStream());
        String back = form.getOrDefault("back", "");
        Optional<org.portal365.sandbox.Person> person = directory.home(form.getOrDefault("login", ""));
        if (person.isEmpty() || person.get().blocked()) {
            message(context, 403, "Sign-in refused", "This account is disabled or unknown.");
            return;
        }
        browser.signIn(context, person.get().login());
        boolean local = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
        context.redirect(local ? back : "/", HttpStatus.SEE_OTHER);
    }

    private void save(Context context) throws IOException {
        EditorSession session = mine(context);
        if (session == null) {
            return;
        }
        Item item = graph.drives().item(session.driveId(), session.itemId());
        if (!session.writes() || !graph.access().mayWrite(item, session.person())) {
            refuse(context, session.person());
            return;
        }
        boolean changed = editing.save(item, FormBody.read(context.bodyInputStream()), session.person());
        graph.locks().heard(session);
        show(
                context,
                graph.drives().item(item.driveId(), item.id()),
                session.person(),
                changed ? "saved" : "unchanged");
    }

    private void close(Context context) {
        EditorSession session = mine(context);
        if (session != null) {
            graph.locks().close(session);
            context.redirect("/office/closed", HttpStatus.SEE_OTHER);
        }
    }

    private void heartbeat(Context context) {
        EditorSession session = mine(context);
        if (session != null) {
            graph.locks().heard(session);
            context.status(204);
        }
    }

    /** The open session named in the path, when the browser is signed in as its person; else null and an answer is given. */
    private @Nullable EditorSession mine(Context context) {
        EditorSession session =
                graph.locks().session(context.pathParam("session")).orElse(null);
        if (session == null) {
            message(context, 410, "This editor was closed", "Open the document again to go on.");
            return null;
        }
        boolean signedIn = browser.logins(context).stream()
                .anyMatch(login -> login.equalsIgnoreCase(session.person().email()));
        if (!signedIn) {
            refuse(context, session.person());
            return null;
        }
        return session;
    }

    private void show(Context context, Item item, Person person, @Nullable String state) throws IOException {
        boolean preview = context.queryParam("embed") != null;
        boolean writes = !preview && graph.access().mayWrite(item, person);
        Path file = graph.blobs().path(graph.changes().newest(item));
        try (OfficeDocument document = OfficeDocument.open(file, item.name())) {
            EditorSession session = graph.locks().open(item, person, writes);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put(
                    "page",
                    new EditorPage(
                            item.name(),
                            session.id(),
                            person.displayName(),
                            graph.locks().openOn(item).stream()
                                    .filter(each -> !each.person().id().equals(person.id()))
                                    .map(each -> each.person().displayName())
                                    .distinct()
                                    .toList(),
                            writes,
                            state == null ? "open" : state,
                            document.sections()));
            sandbox.pages().show(context, "office/editor", values);
            context.header("Content-Security-Policy", preview ? EMBEDDED : POLICY);
        } catch (IOException e) {
            message(context, 422, "This file cannot be opened", "It is damaged, protected, or no Office document.");
        }
    }

    private void refuse(Context context, Person person) {
        message(context, 403, "You need permission", person.displayName() + " has no access to this document.");
    }

    private void message(Context context, int status, String title, String text) {
        context.status(status);
        sandbox.pages().show(context, "office/message", Map.of("title", title, "text", text));
    }
}
