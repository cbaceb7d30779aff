package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriveItemsTest {
    @TempDir
    static Path folder;

    private static RunningSandbox sandbox;
    private static GraphClient anna;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(folder);
        anna = sandbox.as("anna", "User.Read", "Files.ReadWrite");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String put(String path, String text) {
        return anna.put("/me/drive/root:/" + path.replace(" ", "%20") + ":/content", bytes(text))
                .expect(201)
                .text("/id");
    }

    @Test
    void showsTheUserAndTheDriveOfTheUser() {
        assertThat(anna.get("/me").expect(200).text("/displayName")).isEqualTo("Anna Berg");
        JsonNode drive = anna.get("/me/drive").expect(200).json();
        assertThat(drive.path("id").asText()).startsWith("b!");
        assertThat(drive.path("driveType").asText()).isEqualTo("business");
        assertThat(anna.get("/drives/" + drive.path("id").asText()).expect(200).text("/id"))
                .isEqualTo(drive.path("id").asText());
        assertThat(anna.get("/me/drive/root").expect(200).json().has("root")).isTrue();
    }

    @Test
    void aPersonWithoutLicenceHasNoDrive() {
        GraphClient clara = sandbox.as("clara", "Files.ReadWrite");
        assertThat(clara.get("/me/drive").expect(404).text("/error/message")).contains("mysite not found");
    }

    @Test
    void storesAFileAndShowsItByIdAndByEveryFormOfPath() {
        String id = put("forms/a b.txt", "hello");
        String root = anna.get("/me/drive/root").text("/id");
        for (String path : Set.of(
                "/me/drive/items/" + id,
                "/me/drive/root:/forms/a%20b.txt",
                "/me/drive/root:/forms/a%20b.txt:",
                "/me/drive/items/root:/forms/a%20b.txt:",
                "/me/drive/items/root%3A%2Fforms%2Fa%20b.txt%3A",
                "/me/drive/items/" + root + ":/FORMS/A%20B.TXT")) {
            assertThat(anna.get(path).expect(200).text("/id")).as(path).isEqualTo(id);
        }
        assertThat(new String(anna.content("/me/drive/items/" + id), StandardCharsets.UTF_8))
                .isEqualTo("hello");
    }

    @Test
    void replacingCountsTagsUpAndMakesAVersion() {
        String id = put("tags.txt", "one");
        JsonNode first = anna.get("/me/drive/items/" + id).json();
        JsonNode second = anna.put("/me/drive/items/" + id + "/content", bytes("two!"))
                .expect(200)
                .json();
        assertThat(first.path("eTag").asText()).endsWith("},2\"");
        assertThat(second.path("eTag").asText()).endsWith("},3\"");
        assertThat(second.path("cTag").asText()).startsWith("\"c:{").endsWith("},2\"");
        JsonNode versions =
                anna.get("/me/drive/items/" + id + "/versions").expect(200).json();
        assertThat(versions.at("/value/0/id").asText()).isEqualTo("2.0");
        assertThat(versions.at("/value/1/size").asLong()).isEqualTo(3);
        assertThat(new String(anna.content("/me/drive/items/" + id + "/versions/1.0"), StandardCharsets.UTF_8))
                .isEqualTo("one");
    }

    @Test
    void renamingChangesTheETagButNotTheCTag() {
        String id = put("before.txt", "x");
        JsonNode before = anna.get("/me/drive/items/" + id).json();
        JsonNode after = anna.patch(
                        "/me/drive/items/" + id,
                        "{\"name\":\"after.txt\"}",
                        Map.of("If-Match", before.path("eTag").asText()))
                .expect(200)
                .json();
        assertThat(after.path("name").asText()).isEqualTo("after.txt");
        assertThat(after.path("cTag")).isEqualTo(before.path("cTag"));
        assertThat(after.path("eTag")).isNotEqualTo(before.path("eTag"));
        anna.patch(
                        "/me/drive/items/" + id,
                        "{\"name\":\"x.txt\"}",
                        Map.of("If-Match", before.path("eTag").asText()))
                .expect(412);
    }

    @Test
    void case106StaleTagsAreRefusedOnEveryReplace() {
        String id = put("stale.txt", "x");
        Map<String, String> stale =
                Map.of("If-Match", "\"{00000000-0000-0000-0000-000000000000},1\"", "Content-Type", "text/plain");
        assertThat(anna.send("PUT", "/me/drive/items/" + id + "/content", stale, bytes("y"))
                        .expect(412)
                        .text("/error/code"))
                .isEqualTo("resourceModified");
        anna.send("POST", "/me/drive/items/" + id + "/createUploadSession", Map.of("If-Match", "\"old\""), new byte[0])
                .expect(412);
        String tag = anna.get("/me/drive/items/" + id).text("/cTag");
        anna.send(
                        "PUT",
                        "/me/drive/items/" + id + "/content",
                        Map.of("If-Match", tag, "Content-Type", "text/plain"),
                        bytes("y"))
                .expect(200);
    }

    @Test
    void foldersFollowTheConflictBehavior() {
        String body = "{\"name\":\"F\",\"folder\":{},\"@microsoft.graph.conflictBehavior\":\"%s\"}";
        String id = anna.post("/me/drive/root/children", body.formatted("fail"))
                .expect(201)
                .text("/id");
        anna.post("/me/drive/root/children", body.formatted("fail")).expect(409);
        assertThat(anna.post("/me/drive/root/children", body.formatted("rename"))
                        .expect(201)
                        .text("/name"))
                .isEqualTo("F 1");
        assertThat(anna.post("/me/drive/root/children", body.formatted("replace"))
                        .expect(200)
                        .text("/id"))
                .isEqualTo(id);
    }

    @Test
    void putFollowsTheConflictBehaviorOfTheQuery() {
        put("same.txt", "x");
        String path = "/me/drive/root:/same.txt:/content?@microsoft.graph.conflictBehavior=";
        anna.put(path + "fail", bytes("y")).expect(409);
        assertThat(anna.put(path + "rename", bytes("y")).expect(201).text("/name"))
                .isEqualTo("same 1.txt");
        anna.put(path + "replace", bytes("y")).expect(200);
    }

    @Test
    void pagesThroughChildrenAndSelects() {
        for (int i = 0; i < 5; i++) {
            put("pages/f" + i + ".txt", "x");
        }
        Set<String> names = new HashSet<>();
        String next = "/me/drive/root:/pages:/children?$top=2&$select=id,name";
        int pages = 0;
        while (!next.isEmpty()) {
            JsonNode page = anna.get(next).expect(200).json();
            page.path("value").forEach(each -> {
                names.add(each.path("name").asText());
                assertThat(each.has("size")).isFalse();
            });
            next = page.path("@odata.nextLink").asText();
            pages++;
        }
        assertThat(names).hasSize(5);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void deletedItemsAreGoneWithAllBelow() {
        String id = put("gone/deep/file.txt", "x");
        anna.delete("/me/drive/root:/gone").expect(204);
        assertThat(anna.get("/me/drive/items/" + id).expect(404).text("/error/code"))
                .isEqualTo("itemNotFound");
        String other = put("forgood.txt", "x");
        anna.send("POST", "/me/drive/items/" + other + "/permanentDelete", Map.of(), new byte[0])
                .expect(204);
        anna.get("/me/drive/items/" + other).expect(404);
    }

    @Test
    void movesByParentReferenceAndNeverBelowItself() {
        String id = put("from/m.txt", "x");
        String to = anna.post("/me/drive/root/children", "{\"name\":\"to\",\"folder\":{}}")
                .expect(201)
                .text("/id");
        anna.patch("/me/drive/items/" + id, "{\"parentReference\":{\"id\":\"" + to + "\"}}", Map.of())
                .expect(200);
        anna.get("/me/drive/root:/to/m.txt").expect(200);
        anna.patch("/me/drive/items/" + to, "{\"parentReference\":{\"id\":\"" + to + "\"}}", Map.of())
                .expect(400);
    }

    @Test
    void copiesWithAMonitorAddress() {
        String id = put("copy.txt", "x");
        String monitor = anna.post("/me/drive/items/" + id + "/copy", "{\"name\":\"copied.txt\"}")
                .expect(202)
                .header("Location");
        assertThat(anna.files("GET", monitor, Map.of(), new byte[0]).text("/status"))
                .isEqualTo("completed");
        anna.get("/me/drive/root:/copied.txt").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*b.txt", "~$x.docx", " x.txt", "con", "a|b"})
    void refusesNamesOneDriveRefuses(String name) {
        anna.post("/me/drive/root/children", "{\"name\":\"" + name + "\",\"folder\":{}}")
                .expect(400);
    }

    @Test
    void checkedOutFilesAreLockedForOthers() {
        String id = put("out.txt", "x");
        anna.send("POST", "/me/drive/items/" + id + "/checkout", Map.of(), new byte[0])
                .expect(204);
        assertThat(anna.get("/me/drive/items/" + id + "?$select=id,publication").text("/publication/level"))
                .isEqualTo("checkout");
        String boris = sandbox.person("boris@contoso.onmicrosoft.com").oid();
        String recipients = "{\"recipients\":[{\"objectId\":\"" + boris
                + "\"}],\"roles\":[\"write\"],\"requireSignIn\":true,\"sendInvitation\":false}";
        anna.post("/me/drive/items/" + id + "/invite", recipients).expect(200);
        String drive = anna.get("/me/drive").text("/id");
        GraphClient other = sandbox.as("boris", "Files.ReadWrite.All");
        other.put("/drives/" + drive + "/items/" + id + "/content", bytes("y")).expect(423);
        anna.post("/me/drive/items/" + id + "/checkin", "{\"comment\":\"done\"}")
                .expect(204);
        other.put("/drives/" + drive + "/items/" + id + "/content", bytes("y")).expect(200);
    }

    @Test
    void case112AFullDriveAnswers507() {
        sandbox.set("quotaBytes", 10);
        try {
            String code = anna.put("/me/drive/root:/big.txt:/content", new byte[100])
                    .expect(507)
                    .text("/error/code");
            assertThat(code).isEqualTo("quotaLimitReached");
            anna.post("/me/drive/root:/big.txt:/createUploadSession", "{\"item\":{\"fileSize\":100}}")
                    .expect(507);
        } finally {
            sandbox.set("quotaBytes", 1099511627776L);
        }
    }
}
