package org.portal365.m365.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.GraphLibrary;
import org.portal365.m365.graph.GraphPage;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.LibrarySite;
import org.portal365.m365.wire.CloudHttp;

/** Looking through drives, preview and PDF, as the pages of Graph describe them. */
class LibraryCallsTest {
    private static final ItemRef FILE = new ItemRef("d", "f1");

    @TempDir
    Path folder;

    private GraphTestServer graph;
    private CloudHttp clouds;
    private GraphLibrary library;

    @BeforeEach
    void start() {
        graph = new GraphTestServer();
        clouds = new CloudHttp();
        library = new SdkGraphDrives(clouds, Clock.systemUTC(), GateStore.inMemory())
                .library(graph.https.cloud(), "tenant", graph);
    }

    @AfterEach
    void stop() {
        clouds.close();
        graph.close();
    }

    @Test
    void turnsPagesByTheAddressThatGraphGave() {
        String next = graph.https.cloud().graphOrigin() + "/v1.0/drives/d/items/root/children?$skiptoken=2";
        graph.https.on(
                "GET /v1.0/drives/d/items/root/children?$top=100",
                200,
                "{\"value\":[" + GraphTestServer.item("f1", "a.docx", 5) + "],\"@odata.nextLink\":\"" + next + "\"}");
        graph.https.on(
                "GET /v1.0/drives/d/items/root/children?$skiptoken=2",
                200,
                "{\"value\":[" + GraphTestServer.item("f2", "b.docx", 6) + "]}");
        var first = library.children(new ItemRef("d", ItemRef.ROOT), Optional.empty());
        assertThat(first.values()).extracting(item -> item.name()).containsExactly("a.docx");
        var second = library.children(new ItemRef("d", ItemRef.ROOT), first.next());
        assertThat(second.values()).extracting(item -> item.name()).containsExactly("b.docx");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void case084NoPageLeadsAnywhereElse() {
        var e = catchThrowableOfType(
                GraphException.class,
                () -> library.children(FILE, Optional.of(URI.create("https://evil.example/v1.0/x"))));
        assertThat(e.code()).isEqualTo(GraphException.FOREIGN_ADDRESS);
        assertThat(graph.https.received()).isEmpty();
    }

    @Test
    void findsSitesByWordsThatAreNotPartOfTheAddress() {
        graph.https.on(
                "GET /v1.0/sites?search=a%26b%20%23",
                200, "{\"value\":[{\"id\":\"h,1,2\",\"displayName\":\"A\"},{\"id\":\"h,3,4\"}]}");
        GraphPage<LibrarySite> sites = library.sites("a&b #", Optional.empty());
        assertThat(sites.values()).containsExactly(new LibrarySite("h,1,2", "A"), new LibrarySite("h,3,4", "h,3,4"));
    }

    @Test
    void d25SaysWhatCannotBeConverted() {
        graph.https.on("GET /v1.0/drives/d/items/f1/content?format=pdf", 406, GraphTestServer.error("notSupported"));
        var e = catchThrowableOfType(GraphException.class, () -> library.pdf(FILE, folder.resolve("a.pdf"), 100));
        assertThat(e.status()).isEqualTo(406);
    }

    @Test
    void case107APdfIsNoLargerThanItMayBe() throws Exception {
        String address = "GET /v1.0/drives/d/items/f1/content?format=pdf";
        graph.https.on(address, 200, "%PDF-" + "x".repeat(200)).on(address, 200, "%PDF-" + "x".repeat(20));
        Path pdf = folder.resolve("a.pdf");
        var e = catchThrowableOfType(GraphException.class, () -> library.pdf(FILE, pdf, 100));
        assertThat(e.code()).isEqualTo(GraphException.TOO_LARGE);
        assertThat(library.pdf(FILE, pdf, 100)).isEqualTo(25);
        assertThat(Files.readString(pdf)).startsWith("%PDF-");
    }

    @Test
    void d04ShowsByAnAddressOfItsOwn() {
        graph.https.on("POST /v1.0/drives/d/items/f1/preview", 200, "{\"getUrl\":\"https://example.test/embed?x=1\"}");
        assertThat(library.preview(FILE)).hasToString("https://example.test/embed?x=1");
    }
}
