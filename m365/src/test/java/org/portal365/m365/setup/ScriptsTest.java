package org.portal365.m365.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.registration.Accounts;

/** A04: scripts and manifest, with values that are meant to break out of them. The bash script is really run. */
class ScriptsTest {
    private static final URI LOGIN = URI.create("https://login.microsoftonline.com");
    private static final URI GRAPH = URI.create("https://graph.microsoft.com");
    private static final URI OUTLOOK = URI.create("https://outlook.office.com");
    private static final Cloud GLOBAL =
            new Cloud("global", LOGIN, LOGIN, GRAPH, OUTLOOK, List.of(), Optional.empty(), false, Optional.empty());
    private static final String TENANT = "b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29";
    private static final String REDIRECT = "https://portal.example.com/signin/office365/callback";

    @TempDir
    Path folder;

    private static AppPlan plan(String name) {
        return new AppPlan(
                name,
                Accounts.ONE_TENANT,
                Optional.of(TENANT),
                GLOBAL,
                List.of(REDIRECT, "https://portal.example.com/signedout"),
                Optional.of("https://portal.example.com/plugin/office365/logout"),
                List.of("graph/openid", "graph/Files.ReadWrite", "outlook/IMAP.AccessAsUser.All"),
                List.of());
    }

    /** Runs bash with an az and a sleep that only write down what they were given. */
    private String bash(String script) throws Exception {
        tool(
                "az",
                "printf '%s\\n' \"$*\" >> \"$LOG\"; case \"$*\" in *'--query tenantId'*) echo the-tenant;;"
                        + " *'--query appId'*) echo the-client;; *'--query password'*) echo the-key;; esac");
        tool("sleep", "true");
        Path file = Files.writeString(folder.resolve("script.sh"), script);
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("LOG", log().toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void tool(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void a04TheScriptRegistersWithTheValuesOfThisPortalAndPrintsWhatIsTyped() throws Exception {
        String output = bash(Scripts.bash(plan("Portal")));
        assertThat(output)
                .contains("Client ID: the-client", "Tenant: the-tenant", "Key (shown only now): the-key")
                .contains("https://login.microsoftonline.com/the-tenant/v2.0/adminconsent"
                        + "?scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
                        + "&redirect_uri=https%3A%2F%2Fportal.example.com%2Fsignin%2Foffice365%2Fcallback"
                        + "&client_id=the-client");
        assertThat(Files.readString(log()))
                .contains("cloud set --name AzureCloud", "login --tenant " + TENANT)
                .contains("https://graph.microsoft.com/v1.0/applications --resource https://graph.microsoft.com")
                .contains("ad sp create --id the-client", "ad app credential reset --id the-client --append");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; touch broken; '",
                "$(touch broken)",
                "`touch broken`",
                "\"; touch broken; \"",
                "a\ntouch broken\n",
                "${LOG} \\' \\\\",
                "\u2019; New-Item broken; \u2019",
                "%s%n{0}"
            })
    void a04NoValueGetsOutOfItsQuotes(String name) throws Exception {
        bash(Scripts.bash(plan(name)));
        assertThat(folder.resolve("broken")).doesNotExist();
        String sent = Files.readString(log());
        int begin = sent.indexOf('{');
        JsonObject manifest = JsonParser.parseString(sent.substring(begin, sent.indexOf("\n}", begin) + 2))
                .getAsJsonObject();
        assertThat(manifest.get("displayName").getAsString()).isEqualTo(name);
        assertThat(powerShell(Quote.powerShell(name))).containsExactly(name);
        assertThat(Scripts.powerShell(plan(name))).contains(Quote.powerShell(AppManifest.of(plan(name))));
    }

    @Test
    void a04ThePositiveControlTheSameValuesUnquotedDoGetOut() throws Exception {
        bash("name='" + "'; touch broken; true '" + "'");
        assertThat(folder.resolve("broken")).exists();
        assertThat(powerShell("'\u2019; New-Item broken; \u2019'")).hasSize(2);
    }

    /** The verbatim strings of a line, as 2.3.5.2 of the language's specification reads them. */
    private static List<String> powerShell(String line) {
        String quotes = "'\u2018\u2019\u201a\u201b";
        List<String> strings = new java.util.ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (quotes.indexOf(line.charAt(at)) < 0) {
                at++;
                continue;
            }
            StringBuilder text = new StringBuilder();
            at++;
            while (at < line.length()) {
                boolean quote = quotes.indexOf(line.charAt(at)) >= 0;
                boolean doubled = quote && at + 1 < line.length() && quotes.indexOf(line.charAt(at + 1)) >= 0;
                if (quote && !doubled) {
                    break;
                }
                text.append(line.charAt(at));
                at += doubled ? 2 : 1;
            }
            strings.add(text.toString());
            at++;
        }
        return strings;
    }

    @Test
    void a04TheManifestIsThatOfMicrosoftGraph() {
        JsonObject manifest =
                JsonParser.parseString(AppManifest.of(plan("Portal"))).getAsJsonObject();
        assertThat(manifest.get("signInAudience").getAsString()).isEqualTo("AzureADMyOrg");
        assertThat(manifest.getAsJsonObject("web").getAsJsonArray("redirectUris"))
                .hasSize(2);
        assertThat(manifest.getAsJsonObject("web").get("logoutUrl").getAsString())
                .endsWith("/logout");
        JsonObject graph =
                manifest.getAsJsonArray("requiredResourceAccess").get(0).getAsJsonObject();
        assertThat(graph.get("resourceAppId").getAsString()).isEqualTo("00000003-0000-0000-c000-000000000000");
        assertThat(graph.getAsJsonArray("resourceAccess").toString())
                .contains("5c28f0bf-8a70-41f1-8ab2-9032436ddb65", "652390e4-393a-48de-9484-05f9b1212954")
                .doesNotContain("null");
    }
}
