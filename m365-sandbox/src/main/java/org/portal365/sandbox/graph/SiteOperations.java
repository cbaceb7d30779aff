package org.portal365.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.Directory;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.graph.drive.DriveRecord;
import org.portal365.sandbox.graph.drive.Drives;
import org.portal365.sandbox.graph.drive.Grant;
import org.portal365.sandbox.graph.drive.GraphError;
import org.portal365.sandbox.graph.drive.Person;

/** Sites of SharePoint and their document libraries (Graph pages "site: search", "List available drives"). */
final class SiteOperations {
    private static final int PAGE = 2;

    private final List<SharedSite> sites = Arrays.asList(Json.resource("sites.json", SharedSite[].class));
    private final Addresses addresses;
    private final Directory directory;
    private final Drives drives;
    private final GraphParts parts;
    private final ItemJson json;
    private final GraphLinks links;
    private final SampleFiles samples;

    SiteOperations(SandboxParts sandbox, GraphParts parts, ItemJson json, GraphLinks links) {
        this.addresses = sandbox.addresses();
        this.directory = sandbox.directory();
        this.drives = parts.drives();
        this.parts = parts;
        this.json = json;
        this.links = links;
        this.samples = new SampleFiles(parts);
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("GET sites", this::search);
        operations.put("GET sites/*/drives", this::libraries);
    }

    /** Small pages, so that whoever lists sites must turn them. */
    private Answer search(GraphCall call) {
        String words = call.query("search") == null ? "*" : String.valueOf(call.query("search"));
        List<SharedSite> found =
                visible(call).filter(site -> site.matches(words)).toList();
        int from = skipped(call);
        int to = Math.min(found.size(), from + PAGE);
        List<ObjectNode> values = found.subList(Math.min(from, to), to).stream()
                .map(this::written)
                .toList();
        ObjectNode body = GraphJson.collection(json.metadata("sites"), values);
        if (to < found.size()) {
            body.put("@odata.nextLink", links.next(call, "$skiptoken", String.valueOf(to)));
        }
        return Answer.ok(body);
    }

    private static int skipped(GraphCall call) {
        String token = call.query("$skiptoken");
        return token == null || !token.matches("\\d{1,6}") ? 0 : Integer.parseInt(token);
    }

    private ObjectNode written(SharedSite site) {
        return GraphJson.object()
                .put("createdDateTime", "2026-01-15T09:00:00Z")
                .put("id", site.id())
                .put("lastModifiedDateTime", "2026-01-15T09:00:00Z")
                .put("name", site.path().replaceFirst(".*/", ""))
                .put("webUrl", addresses.browser() + "/" + site.path())
                .put("displayName", site.name());
    }

    private Answer libraries(GraphCall call) {
        SharedSite site = visible(call)
                .filter(each -> each.id().equals(call.target().argument()))
                .findFirst()
                .orElseThrow(GraphError::notFound);
        List<ObjectNode> values = site.libraries().stream()
                .map(name -> drives.provision(owner(site), site.path(), name, members(site)))
                .map(samples::in)
                .map(this::written)
                .toList();
        return Answer.ok(GraphJson.collection(json.metadata("drives"), values));
    }

    private ObjectNode written(DriveRecord drive) {
        long used = drives.size(drives.root(drive));
        ObjectNode body = GraphJson.drive(
                drive, used, parts.switches().quota(), addresses, parts.web().drive(drive));
        body.remove("@odata.context");
        return body;
    }

    private Stream<SharedSite> visible(GraphCall call) {
        Person person = call.person();
        return sites.stream()
                .filter(site -> call.caller().application()
                        ? site.tenant().equals(person.tenantId())
                        : site.admits(person.tenantId(), person.email()));
    }

    private static Person owner(SharedSite site) {
        return new Person(site.id(), site.name(), "", site.tenant());
    }

    private List<Grant> members(SharedSite site) {
        List<Person> people = site.members().stream()
                .flatMap(login -> directory.in(site.tenant(), login).stream())
                .map(Items::person)
                .toList();
        return List.of(new Grant("members", true, null, people, "", null));
    }
}
