package org.portal365.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharingAndRightsTest {
    @TempDir
    Path folder;

    private RunningSandbox sandbox;
    private GraphClient anna;
    private String drive;
    private String item;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
        anna = sandbox.as("anna", "Files.ReadWrite");
        drive = anna.get("/me/drive").text("/id");
        item = anna.put("/me/drive/root:/s.txt:/content", new byte[] {1})
                .expect(201)
                .text("/id");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private GraphClient.Reply link(String body) {
        return anna.post("/me/drive/items/" + item + "/createLink", body);
    }

    @Test
    void case147AnOrganizationLinkIsMadeOnceAndRevoked() {
        String body = "{\"type\":\"edit\",\"scope\":\"organization\"}";
        JsonNode made = link(body).expect(201).json();
        assertThat(made.at("/link/webUrl").asText())
                .contains("/:u:/g/personal/anna_contoso_onmicrosoft_com/CNRY-share-");
        assertThat(link(body).expect(200).text("/id")).isEqualTo(made.path("id").asText());
        anna.get("/me/drive/items/" + item + "/permissions/" + made.path("id").asText())
                .expect(200);
        anna.delete("/me/drive/items/" + item + "/permissions/"
                        + made.path("id").asText())
                .expect(204);
        assertThat(anna.get("/me/drive/items/" + item + "/permissions")
                        .expect(200)
                        .json()
                        .path("value"))
                .hasSize(1);
    }

    @Test
    void case103PolicyRefusesLinksAsItWasSeenToDo() {
        assertThat(link("{\"type\":\"edit\",\"scope\":\"anonymous\"}")
                        .expect(400)
                        .text("/error/code"))
                .isEqualTo("invalidRequest");
        assertThat(link("{\"type\":\"edit\"}").expect(400).text("/error/message"))
                .contains("Scope must be specified");
        sandbox.set("sharingPolicy", "off");
        assertThat(link("{\"type\":\"edit\",\"scope\":\"organization\"}")
                        .expect(403)
                        .header("SharePoint-CreateSharingLink-Error"))
                .isNotEmpty();
        sandbox.set("sharingPolicy", "any");
        link("{\"type\":\"view\",\"scope\":\"anonymous\"}").expect(201);
    }

    @Test
    void invitedPeopleMayDoWhatTheirRoleSays() {
        GraphClient boris = sandbox.as("boris", "Files.ReadWrite.All");
        boris.get("/drives/" + drive + "/items/" + item).expect(404);
        invite("boris@contoso.onmicrosoft.com", "read").expect(200);
        boris.get("/drives/" + drive + "/items/" + item).expect(200);
        boris.put("/drives/" + drive + "/items/" + item + "/content", new byte[2])
                .expect(403);
        invite("boris@contoso.onmicrosoft.com", "write").expect(200);
        boris.put("/drives/" + drive + "/items/" + item + "/content", new byte[2])
                .expect(200);
        invite("nobody@contoso.onmicrosoft.com", "write").expect(400);
    }

    private GraphClient.Reply invite(String email, String role) {
        return anna.post(
                "/me/drive/items/" + item + "/invite",
                "{\"recipients\":[{\"email\":\"" + email + "\"}],\"roles\":[\"" + role
                        + "\"],\"requireSignIn\":true,\"sendInvitation\":false}");
    }

    @Test
    void aShareAddressOpensTheItemForThoseItAdmits() {
        String url = link("{\"type\":\"edit\",\"scope\":\"organization\"}")
                .expect(201)
                .text("/link/webUrl");
        String id = "u!" + Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(StandardCharsets.UTF_8));
        GraphClient boris = sandbox.as("boris", "Files.ReadWrite.All");
        assertThat(boris.get("/shares/" + id + "/driveItem").expect(200).text("/id"))
                .isEqualTo(item);
        boris.get("/drives/" + drive + "/items/" + item).expect(200);
        sandbox.as("frida@fabrikam.onmicrosoft.com", "Files.ReadWrite.All")
                .get("/shares/" + id + "/driveItem")
                .expect(404);
    }

    @Test
    void eachOperationWantsItsPermission() {
        GraphClient reader = sandbox.as("anna", "Files.Read");
        reader.get("/me/drive/items/" + item).expect(200);
        assertThat(reader.put("/me/drive/items/" + item + "/content", new byte[1])
                        .expect(403)
                        .text("/error/code"))
                .isEqualTo("accessDenied");
        reader.post("/me/drive/items/" + item + "/createLink", "{\"type\":\"edit\",\"scope\":\"organization\"}")
                .expect(403);
        reader.get("/me").expect(403);
        sandbox.as("boris", "Files.ReadWrite")
                .get("/drives/" + drive + "/items/" + item)
                .expect(403);
        sandbox.as("frida@fabrikam.onmicrosoft.com", "Files.ReadWrite.All")
                .get("/drives/" + drive)
                .expect(404);
    }

    @Test
    void theAppFolderScopeReachesItsFolderAlone() {
        GraphClient app = sandbox.as("anna", "Files.ReadWrite.AppFolder");
        JsonNode root = app.get("/me/drive/special/approot").expect(200).json();
        assertThat(root.at("/specialFolder/name").asText()).isEqualTo("approot");
        assertThat(root.at("/parentReference/path").asText()).endsWith("/root:/Apps");
        String own = app.put("/me/drive/special/approot:/w.docx:/content", new byte[] {1})
                .expect(201)
                .text("/id");
        app.get("/me/drive/items/" + own).expect(200);
        app.get("/me/drive/items/" + item).expect(403);
        app.put("/me/drive/root:/outside.txt:/content", new byte[1]).expect(403);
        app.post("/me/drive/items/" + own + "/createLink", "{\"type\":\"edit\",\"scope\":\"users\"}")
                .expect(403);
        assertThat(app.get("/me/drive/special/approot").text("/id"))
                .isEqualTo(root.path("id").asText());
    }

    @Test
    void case101And102BadTokensAnswer401() throws Exception {
        HttpResponse<String> answer = raw("Bearer nonsense");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("InvalidAuthenticationToken");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        String token = "Bearer " + sandbox.token("anna", "Files.Read");
        assertThat(raw(token).statusCode()).isEqualTo(200);
        var person = sandbox.person("anna@contoso.onmicrosoft.com");
        sandbox.sandbox()
                .parts()
                .directory()
                .change(person, each -> each.revokedAt(java.time.Instant.now().plusSeconds(5)));
        assertThat(raw(token).headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("insufficient_claims", "claims=");
    }

    private HttpResponse<String> raw(String authorization) throws Exception {
        return sandbox.http()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(sandbox.sandbox().addresses().graph() + "/v1.0/me/drive"))
                                .header("Authorization", authorization)
                                .header("client-request-id", "abc-1")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answersCarryTheIdsOfTheRequest() throws Exception {
        HttpResponse<String> answer = raw("Bearer x");
        assertThat(answer.headers().map()).containsKeys("request-id", "x-ms-ags-diagnostic");
        assertThat(answer.headers().firstValue("client-request-id")).contains("abc-1");
        assertThat(answer.body()).contains("\"client-request-id\":\"abc-1\"");
    }

    @Test
    void case110QueuedFaultsReachGraph() {
        sandbox.sandbox()
                .parts()
                .faults()
                .add(new org.portal365.sandbox.Fault(
                        "graph",
                        "GET",
                        "*",
                        429,
                        Map.of("Retry-After", "31", "RateLimit-Remaining", "0"),
                        "{\"error\":{\"code\":\"activityLimitReached\",\"message\":\"x\",\"innerError\":{}}}",
                        1,
                        0,
                        false));
        assertThat(anna.rawGet("/me/drive").header("Retry-After")).isEqualTo("31");
        anna.get("/me/drive").expect(200);
    }
}
