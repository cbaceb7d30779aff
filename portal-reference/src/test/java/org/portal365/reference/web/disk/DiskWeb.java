package org.portal365.reference.web.disk;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;
import org.portal365.api.disk.DocumentEditor;
import org.portal365.api.disk.NewVersion;
import org.portal365.api.memory.InMemoryEditor;
import org.portal365.api.memory.InMemoryOutside;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.outside.OutsideFiles;
import org.portal365.api.portal.Profile;
import org.portal365.persistence.TestDatabases;
import org.portal365.reference.disk.DiskStore;
import org.portal365.reference.web.CurrentUser;
import org.portal365.reference.web.Router;
import org.portal365.reference.web.TestWeb;

/** The pages of the Disk in a server of their own, with users who sign in by their name. */
final class DiskWeb implements AutoCloseable {
    static final long LARGEST = 96L * 1024 * 1024;

    final InMemoryPortal portal = new InMemoryPortal();
    final DiskStore store;
    final InMemoryEditor editor;
    final InMemoryOutside outside;
    final TestWeb web;
    final Router router;
    boolean external = true;
    boolean offered = true;
    private final Map<String, CurrentUser> sessions = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    DiskWeb(Path folder, int port) {
        DiskStore.Terms terms = new DiskStore.Terms(portal.clock(), 1L << 32, () -> 5, Locale.ENGLISH);
        store = new DiskStore(TestDatabases.h2(), folder, portal.groups(), terms);
        editor = new InMemoryEditor("office365", "Office365", store.disk(), portal.clock());
        Editing editing = new Editing(
                () -> external,
                () -> offered ? List.<DocumentEditor>of(editor) : List.of(),
                () -> List.of(editor),
                challenge -> List.of(Text.of("Permit <this>.")));
        web = new TestWeb(port);
        outside = new InMemoryOutside("office365", "Office365", store.disk(), portal.clock());
        Outside services = new Outside(
                () -> external, () -> offered ? List.<OutsideFiles>of(outside) : List.of(), () -> List.of(outside));
        Desk desk = new Desk(store, portal.users(), editing, services, portal.clock(), LARGEST);
        router = web.serve(
                List.of(new DiskPages(desk)),
                web.portal(),
                (cookie, request) -> Optional.ofNullable(sessions.get(cookie)),
                Set::of);
    }

    /** A user whose session cookie is the name. */
    UserId user(String name, Locale locale) {
        UserId id = portal.users().add(name);
        Profile profile = new Profile(name, Optional.empty(), Optional.empty(), Optional.of(locale));
        portal.users().update(id, profile);
        sessions.put(name, new CurrentUser(id, profile, false, name, Instant.EPOCH));
        return id;
    }

    /** A user who is an administrator as well. */
    UserId admin(String name) {
        UserId id = user(name, Locale.ENGLISH);
        CurrentUser user = sessions.get(name);
        sessions.put(name, new CurrentUser(id, user.profile(), true, name, Instant.EPOCH));
        return id;
    }

    FolderId home(UserId user) {
        return store.library().home(user);
    }

    FileId file(UserId user, String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String key = java.util.UUID.randomUUID().toString();
        return store.disk()
                .createFile(Actor.user(user), home(user), name, key, Body.of(bytes))
                .optional()
                .orElseThrow();
    }

    /** One more version. */
    void version(UserId user, FileId file, String content) {
        Actor actor = Actor.user(user);
        NewVersion version = new NewVersion(
                file,
                store.disk().file(actor, file).optional().orElseThrow().head(),
                java.util.UUID.randomUUID().toString(),
                user,
                Text.of(""),
                Optional.empty(),
                Optional.empty());
        VersionId unused = store.disk()
                .addVersion(actor, version, Body.of(content.getBytes(StandardCharsets.UTF_8)))
                .optional()
                .orElseThrow();
    }

    HttpResponse<String> get(String user, String path, String... headers) {
        return send(request(user, path, headers).GET());
    }

    HttpResponse<String> post(String user, String path, String... form) {
        return send(request(user, path, "Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form(user, form))));
    }

    HttpResponse<String> put(String user, String path, HttpRequest.BodyPublisher body) {
        return send(request(user, path, "X-CSRF-Token", csrf(user)).PUT(body));
    }

    /** The token that pages of the user carry. */
    String csrf(String user) {
        String page = user.isEmpty() ? "" : get(user, "/disk/bin").body();
        return page.contains("name=\"csrf\"")
                ? page.replaceAll("(?s).*<meta name=\"csrf\" content=\"([^\"]*)\".*", "$1")
                : "none";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    URI address(String path) {
        return web.address().resolve(path);
    }

    HttpRequest.Builder request(String user, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        if (!user.isEmpty()) {
            request.header("Cookie", "portal=" + encoded(user));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String form(String user, String... pairs) {
        StringBuilder form = new StringBuilder("csrf=").append(encoded(csrf(user)));
        for (int i = 0; i < pairs.length; i += 2) {
            form.append('&').append(pairs[i]).append('=').append(encoded(pairs[i + 1]));
        }
        return form.toString();
    }

    @Override
    public void close() {
        web.close();
    }
}
