package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SetupGuide;
import org.portal365.api.module.SetupPlan;
import org.portal365.api.module.SetupPlan.Copy;
import org.portal365.api.module.SetupPlan.Item;
import org.portal365.api.module.SetupPlan.Note;
import org.portal365.api.module.SetupPlan.Option;
import org.portal365.api.module.SetupPlan.Place;
import org.portal365.api.module.SetupPlan.Question;
import org.portal365.api.module.SetupPlan.Step;
import org.portal365.api.module.SetupPlan.Tone;
import org.portal365.api.module.SetupPlan.Way;
import org.portal365.api.module.State;

/** A04: the setup assistant as a page. */
class SetupPagesTest {
    private static final String EVIL = "\"><img src=x onerror=alert(1)>";

    private final KeyModule module = new KeyModule();
    private TestPortal portal;
    private TestBrowser root;

    @BeforeEach
    void start() {
        portal = new TestPortal();
        portal.plugins.modules.add(module);
        portal.user("root", "battery staple", true);
        root = portal.browser().signIn("root", "battery staple");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    /** Repeats what it was told. */
    private record Parrot() implements SetupGuide {
        @Override
        public Text title() {
            return Text.of("Somewhere");
        }

        @Override
        public SetupPlan plan(List<Module> modules, Map<String, String> answers) {
            String name = answers.getOrDefault("name", "usual");
            return new SetupPlan(
                    List.of(
                            new Question("name", Text.of("Name?"), Text.of("Any."), name, List.of()),
                            new Question(
                                    "kind",
                                    Text.of("Kind?"),
                                    Text.of("One."),
                                    answers.getOrDefault("kind", "a"),
                                    List.of(new Option("a", Text.of("A")), new Option("b", Text.of("B"))))),
                    List.of(new Step(
                            "only",
                            Text.of("Modules: " + modules.size()),
                            List.of(
                                    new Note(Tone.BAD, Text.of("Wrong " + name)),
                                    new Item("Files.Read", Text.of("why")),
                                    new Copy(Text.of("Line"), "line " + name),
                                    new Copy(Text.of("Script"), "first\n" + name),
                                    new Way(Place.CONSENT, Text.of("To consent")),
                                    new Way(Place.CHECK, Text.of("To check"))))));
        }
    }

    @Test
    void a04ThePageShowsTheStepsAndTakesTheAnswers() {
        portal.plugins.setupGuides.add(new Parrot());
        assertThat(root.get("/settings").body()).contains("href=\"/settings/setup\"");
        assertThat(root.get("/settings/setup").body())
                .contains("Somewhere", "value=\"usual\"", "Modules: ", "<code>Files.Read</code>")
                .contains("data-copy=\"line usual\"", "<pre", "href=\"/settings/check\"")
                .doesNotContain("To consent");
        assertThat(root.post("/settings/setup", Map.of("name", "mine", "kind", "b"))
                        .body())
                .contains("value=\"mine\"", "<option value=\"b\" selected>", "role=\"alert\"", "Wrong mine");
        TestService service = new TestService("consenting", 99, new UserId("nobody"));
        service.adminConsent = Optional.of(URI.create("https://login.example/adminconsent"));
        portal.plugins.services.add(service);
        assertThat(root.get("/settings/setup").body()).contains("To consent", "/settings#consent");
    }

    @Test
    void a04WhatIsTypedComesBackAsText() {
        portal.plugins.setupGuides.add(new Parrot());
        String page = root.post("/settings/setup", Map.of("name", EVIL)).body();
        assertThat(page).contains("&lt;img src=x").doesNotContain("<img src=x");
        assertThat(root.send("POST", "/settings/setup", "name=x", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a04WithoutAGuideThePageSaysSoAndWhatIsIncompleteLeadsToIt() {
        assertThat(root.get("/settings/setup").body()).contains("No module is installed that needs an outside service");
        String offer = "The setup assistant shows how.";
        assertThat(root.get("/settings").body()).doesNotContain(offer);
        module.state = State.INCOMPLETE;
        module.problems = List.of(new Problem("", Text.of("No Client ID.")));
        assertThat(root.get("/settings").body()).contains(offer);
    }
}
