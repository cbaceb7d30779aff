package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaTest {
    @TempDir
    Path folder;

    private RunningSandbox sandbox;
    private GraphClient anna;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
        anna = sandbox.as("anna", "Files.ReadWrite");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String put(String name) {
        return anna.put("/me/drive/root:/" + name + ":/content", new byte[] {1}).text("/id");
    }

    @Test
    void theLatestTokenShowsOnlyWhatComesAfterIt() {
        String old = put("old.txt");
        JsonNode latest =
                anna.get("/me/drive/root/delta?token=latest").expect(200).json();
        assertThat(latest.path("value")).isEmpty();
        assertThat(anna.get(latest.path("@odata.deltaLink").asText()).json().path("value"))
                .isEmpty();
        String fresh = put("fresh.txt");
        anna.delete("/me/drive/items/" + old).expect(204);
        JsonNode changes =
                anna.get(latest.path("@odata.deltaLink").asText()).expect(200).json();
        assertThat(changes.path("value").findValuesAsText("id")).contains(fresh, old);
        assertThat(changes.path("value").toString()).contains("\"deleted\":{\"state\":\"deleted\"}");
        assertThat(anna.get(changes.path("@odata.deltaLink").asText()).json().path("value"))
                .isEmpty();
    }

    @Test
    void theFullListComesInPagesAndMissesNothingThatChangesMeanwhile() {
        for (int i = 0; i < 5; i++) {
            put("d" + i + ".txt");
        }
        JsonNode first = anna.get("/me/drive/root/delta?$top=2").expect(200).json();
        String seen = first.at("/value/1/id").asText();
        anna.delete("/me/drive/items/" + seen).expect(204);
        Set<String> ids = new HashSet<>();
        JsonNode page = first;
        while (page.has("@odata.nextLink")) {
            page.path("value").forEach(each -> ids.add(each.path("id").asText()));
            page = anna.get(page.path("@odata.nextLink").asText()).expect(200).json();
        }
        page.path("value").forEach(each -> ids.add(each.path("id").asText()));
        assertThat(ids).hasSize(6);
        JsonNode after =
                anna.get(page.path("@odata.deltaLink").asText()).expect(200).json();
        assertThat(after.toString()).contains(seen).contains("deleted");
    }

    @Test
    void case124AnOldTokenAnswers410WithAFreshAddress() {
        put("x.txt");
        String link = anna.get("/me/drive/root/delta?token=latest").text("/@odata.deltaLink");
        sandbox.advance(Duration.ofDays(31));
        GraphClient.Reply gone = anna.get(link).expect(410);
        assertThat(gone.text("/error/code")).isEqualTo("resyncChangesApplyDifferences");
        assertThat(anna.get(gone.header("Location")).expect(200).json().path("value"))
                .hasSize(2);
        anna.get("/me/drive/root/delta(token='nonsense')").expect(400);
    }

    @Test
    void aFolderHasItsOwnChanges() {
        put("in/a.txt");
        put("out/b.txt");
        String list = anna.get("/me/drive/root:/in:/delta")
                .expect(200)
                .json()
                .path("value")
                .toString();
        assertThat(list).contains("a.txt").doesNotContain("b.txt");
    }
}
