package org.portal365.sandbox.graph;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;
import org.portal365.sandbox.entra.AccessToken;
import org.portal365.sandbox.entra.AppRegistrations;
import org.portal365.sandbox.entra.Verdict;
import org.portal365.sandbox.graph.drive.GraphError;
import org.portal365.sandbox.graph.drive.Person;

/** Graph v1.0 for drives: token, then path, then permission table, then the operation. */
public final class GraphRoutes implements Routes {
    private static final String VERSION = "/v1.0";

    private final SandboxParts sandbox;
    private final Directory directory;
    private final OperationRules rules = new OperationRules();
    private final Map<String, Operation> operations = new HashMap<>();
    private final RequestBudget budget;
    private final FilesHost files;
    private final EmbedRoutes embedded;

    public GraphRoutes(SandboxParts sandbox, GraphParts parts, AppRegistrations apps) {
        this.sandbox = sandbox;
        this.directory = sandbox.directory();
        this.budget = new RequestBudget(sandbox.switches(), sandbox.clock());
        GraphLinks links = new GraphLinks(sandbox.addresses());
        DownloadLinks downloads = new DownloadLinks(sandbox.addresses(), sandbox.clock(), sandbox.state());
        PdfConversions conversions = new PdfConversions(parts.blobs());
        ItemJson json = new ItemJson(sandbox.addresses(), parts.drives(), parts.web(), downloads);
        PermissionJson permissions = new PermissionJson(parts.drives(), parts.web());
        Items items = new Items(directory, parts.drives(), parts.changes(), parts.access());
        new ItemOperations(parts.drives(), parts.changes(), items, json, permissions, links).addTo(operations);
        new ContentOperations(parts, items, json, links, downloads, conversions).addTo(operations);
        new SharingOperations(directory, parts, items, json, permissions).addTo(operations);
        new DriveOperations(sandbox.addresses(), parts, items, json, links, downloads).addTo(operations);
        new SiteOperations(sandbox, parts, json, links).addTo(operations);
        new ApplicationOperations(sandbox.addresses(), apps).addTo(operations);
        new PeopleOperations(sandbox.addresses(), directory, items).addTo(operations);
        Notifier notifier = new Notifier();
        Subscriptions subscriptions =
                new Subscriptions(sandbox.state(), sandbox.switches(), sandbox.clock(), parts, notifier);
        new SubscriptionOperations(sandbox.addresses(), sandbox.clock(), items, subscriptions, notifier)
                .addTo(operations);
        this.embedded = new EmbedRoutes(sandbox.pages(), downloads, conversions, parts.blobs());
        this.files = new FilesHost(sandbox, parts, json, downloads);
    }

    @Override
    public void register(Sites sites) {
        sites.graph(this::graph);
        sites.files(files::routes);
        embedded.register(sites);
    }

    private void graph(RoutesConfig routes) {
        routes.get(VERSION + "/<path>", this::handle);
        routes.post(VERSION + "/<path>", this::handle);
        routes.put(VERSION + "/<path>", this::handle);
        routes.patch(VERSION + "/<path>", this::handle);
        routes.delete(VERSION + "/<path>", this::handle);
    }

    private void handle(Context context) throws IOException {
        ErrorBody.begin(context);
        try {
            send(context, answer(context));
        } catch (GraphError e) {
            ErrorBody.send(context, e, sandbox.clock().instant());
        }
    }

    private Answer answer(Context context) throws IOException {
        AccessToken token = token(context);
        GraphTarget target = GraphTarget.parse(context.req().getRequestURI().substring(VERSION.length()));
        String action = context.method().name() + " " + target.action();
        OperationRule rule = rules.of(action).orElseThrow(() -> unsupported(action));
        Operation operation = Optional.ofNullable(operations.get(action)).orElseThrow(() -> unsupported(action));
        int units = RequestUnits.of(context.method().name(), target.action(), query(context));
        budget.spend(token.clientId(), token.tid(), units).forEach(context::header);
        Caller caller = caller(token);
        Set<String> sufficient = rule.sufficient(caller.application());
        if (caller.permissions().stream().noneMatch(sufficient::contains)) {
            throw missingScope(target);
        }
        return operation.answer(new GraphCall(target, caller, sufficient, context));
    }

    private static String query(Context context) {
        String query = context.queryString();
        return query == null ? "" : query;
    }

    private AccessToken token(Context context) {
        Verdict verdict = sandbox.accessTokens()
                .verify(context.header("Authorization"), sandbox.addresses().graph());
        AccessToken token = verdict.token();
        if (token == null) {
            GraphError refused = new GraphError(verdict.status(), verdict.code(), verdict.message());
            throw verdict.wwwAuthenticate() == null
                    ? refused
                    : refused.header("WWW-Authenticate", verdict.wwwAuthenticate());
        }
        return token;
    }

    private Caller caller(AccessToken token) {
        if (token.application()) {
            Person application = new Person(token.oid(), "Application", "", token.tid());
            return new Caller(application, true, token.clientId(), token.roles());
        }
        Person person = directory
                .person(token.tid(), token.oid())
                .filter(each -> !each.blocked())
                .map(Items::person)
                .orElseThrow(() -> new GraphError(401, "InvalidAuthenticationToken", "The user account is disabled."));
        return new Caller(person, false, token.clientId(), token.scopes());
    }

    /** Directory resources word it another way than files do. */
    private static GraphError missingScope(GraphTarget target) {
        return target.action().startsWith("user") || target.action().equals("applications")
                ? new GraphError(
                        403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
                : GraphError.accessDenied();
    }

    private static GraphError unsupported(String action) {
        return List.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(action.strip())
                ? new GraphError(405, "invalidRequest", "The HTTP method is not supported for this resource.")
                : new GraphError(400, "BadRequest", "The sandbox knows no operation '" + action + "'.");
    }

    private static void send(Context context, Answer answer) {
        context.status(answer.status());
        answer.headers().forEach(context::header);
        if (answer.body() != null) {
            context.contentType(
                            "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8")
                    .result(answer.body().toString());
        }
    }
}
