package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites, their libraries, search, preview and PDF; each exchange against Microsoft's schema. */
class SitesTest {
    @TempDir
    static Path folder;

    private static RunningSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(folder);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(GraphClient person, String first) {
        List<String> names = new ArrayList<>();
        String page = first;
        while (!page.isEmpty()) {
            JsonNode body = person.get(page).expect(200).json();
            body.path("value")
                    .forEach(site -> names.add(site.path("displayName").asText()));
            page = body.path("@odata.nextLink").asText("");
        }
        return names;
    }

    @Test
    void eachPersonFindsOwnSitesPageByPage() {
        GraphClient anna = sandbox.as("anna", "Sites.Read.All");
        GraphClient admin = sandbox.as("admin", "Sites.Read.All");
        assertThat(names(anna, "/sites?search=*")).containsExactly("Marketing", "Projects");
        assertThat(names(anna, "/sites?search=market")).containsExactly("Marketing");
        assertThat(names(admin, "/sites?search=*")).containsExactly("Finance");
    }

    @Test
    void libraryIsForMembersAndNeedsThePermission() {
        GraphClient anna = sandbox.as("anna", "Sites.ReadWrite.All", "Files.ReadWrite.All");
        String site = anna.get("/sites?search=marketing").expect(200).text("/value/0/id");
        JsonNode drives =
                anna.get("/sites/" + site + "/drives").expect(200).json().path("value");
        assertThat(drives).hasSize(2);
        String drive = drives.get(0).path("id").asText();
        assertThat(drives.get(0).path("driveType").asText()).isEqualTo("documentLibrary");
        anna.put("/drives/" + drive + "/root:/plan.txt:/content", bytes("plan")).expect(201);
        GraphClient boris = sandbox.as("boris", "Sites.Read.All");
        assertThat(boris.get("/drives/" + drive + "/root/children").expect(200).text("/value/1/name"))
                .isEqualTo("plan.txt");
        sandbox.as("boris", "Files.ReadWrite")
                .get("/drives/" + drive + "/root/children")
                .expect(403);
        sandbox.as("admin", "Sites.Read.All")
                .get("/drives/" + drive + "/root/children")
                .expect(404);
        sandbox.as("admin", "Sites.Read.All").get("/sites/" + site + "/drives").expect(404);
        sandbox.as("anna", "Files.ReadWrite").get("/sites?search=*").expect(403);
    }

    @Test
    void searchFindsBelowAFolderPageByPage() {
        GraphClient anna = sandbox.as("anna", "Files.ReadWrite");
        for (int i = 0; i < 5; i++) {
            anna.put("/me/drive/root:/deep/o'hara-" + i + ".txt:/content", bytes("x"))
                    .expect(201);
        }
        JsonNode page = anna.get("/me/drive/root/search(q='o%27%27hara')?$top=3")
                .expect(200)
                .json();
        assertThat(page.path("value")).hasSize(3);
        assertThat(anna.get(page.path("@odata.nextLink").asText())
                        .expect(200)
                        .json()
                        .path("value"))
                .hasSize(2);
    }

    @Test
    void convertsAndShowsWithoutSignIn() {
        GraphClient anna = sandbox.as("anna", "Files.ReadWrite");
        String id = anna.put("/me/drive/root:/numbers.csv:/content", bytes("a,b\n1,2\n"))
                .expect(201)
                .text("/id");
        String pdf = anna.send("GET", "/me/drive/items/" + id + "/content?format=pdf", Map.of(), new byte[0])
                .expect(302)
                .header("Location");
        byte[] content =
                anna.files("GET", pdf, Map.of(), new byte[0]).expect(200).body();
        assertThat(new String(content, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        String shown = anna.post("/me/drive/items/" + id + "/preview", "{}")
                .expect(200)
                .text("/getUrl");
        assertThat(new String(
                        anna.files("GET", shown, Map.of(), new byte[0])
                                .expect(200)
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("View only", "numbers.csv");
        assertThat(anna.files("GET", shown + "/document.pdf", Map.of(), new byte[0])
                        .expect(200)
                        .body())
                .startsWith(bytes("%PDF-"));
        assertThat(anna.files("GET", shown.replace("/embed/", "/embed/x"), Map.of(), new byte[0])
                        .status())
                .isEqualTo(403);
        String zip = anna.put("/me/drive/root:/some.zip:/content", bytes("PK")).text("/id");
        anna.get("/me/drive/items/" + zip + "/content?format=pdf").expect(406);
    }
}
