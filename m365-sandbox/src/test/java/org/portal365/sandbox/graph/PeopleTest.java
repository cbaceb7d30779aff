package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.sandbox.Person;

/** S30: whose account is enabled, as an application asks it. */
class PeopleTest {
    @TempDir
    Path folder;

    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String id(String login) {
        return sandbox.person(login).oid();
    }

    private static String ids(Stream<String> ids) {
        return "/users?$filter=id%20in%20("
                + ids.map(id -> "%27" + id + "%27").collect(Collectors.joining(","))
                + ")&$select=id,accountEnabled&$top=15";
    }

    private Map<String, Boolean> enabled(String... ids) {
        Map<String, Boolean> found = new TreeMap<>();
        JsonNode value = sandbox.asApplication("User.Read.All")
                .get(ids(Arrays.stream(ids)))
                .expect(200)
                .json()
                .path("value");
        value.forEach(user ->
                found.put(user.path("id").asText(), user.path("accountEnabled").asBoolean()));
        return found;
    }

    @Test
    void s30TellsWhoIsDisabledAndNothingOfThoseWhoAreNotThere() {
        String anna = id("anna@contoso.onmicrosoft.com");
        String dmitri = id("dmitri@contoso.onmicrosoft.com");
        String boris = id("boris@contoso.onmicrosoft.com");
        String stranger = id("frida@fabrikam.onmicrosoft.com");
        Person gone = sandbox.person("boris@contoso.onmicrosoft.com");
        assertThat(enabled(anna, dmitri, boris, stranger))
                .isEqualTo(new TreeMap<>(Map.of(anna, true, dmitri, false, boris, true)));
        sandbox.sandbox().parts().directory().delete(gone);
        assertThat(enabled(anna, boris)).isEqualTo(Map.of(anna, true));
        assertThat(sandbox.asApplication("User.Read.All")
                        .get("/users/" + boris + "?$select=id,accountEnabled")
                        .expect(404)
                        .text("/error/code"))
                .isEqualTo("Request_ResourceNotFound");
    }

    @Test
    void s30WhetherAnAccountIsEnabledComesToThoseWhoSelectIt() {
        GraphClient application = sandbox.asApplication("User.Read.All");
        String anna = "/users/" + id("anna@contoso.onmicrosoft.com");
        assertThat(application.get(anna).expect(200).json().has("accountEnabled"))
                .isFalse();
        assertThat(application
                        .get(anna + "?$select=accountEnabled")
                        .expect(200)
                        .json()
                        .path("accountEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void s30RefusesWhoeverLacksThePermissionAndMoreThanFifteenIds() {
        String sixteen = ids(Stream.generate(() -> UUID.randomUUID().toString()).limit(16));
        assertThat(sandbox.asApplication("User.Read.All")
                        .get(sixteen)
                        .expect(400)
                        .text("/error/code"))
                .isEqualTo("Request_UnsupportedQuery");
        String fifteen = ids(Stream.generate(() -> UUID.randomUUID().toString()).limit(15));
        assertThat(sandbox.asApplication("User.Read.All")
                        .get(fifteen)
                        .expect(200)
                        .json()
                        .path("value"))
                .isEmpty();
        for (GraphClient without :
                new GraphClient[] {sandbox.asApplication("Application.Read.All"), sandbox.as("anna", "User.Read")}) {
            assertThat(without.get(fifteen).expect(403).text("/error/code")).isEqualTo("Authorization_RequestDenied");
        }
    }
}
