package org.portal365.m365.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.portal365.api.Text;
import org.portal365.api.module.Check;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Module;
import org.portal365.api.module.Need;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SetupPlan;
import org.portal365.api.module.SetupPlan.Copy;
import org.portal365.api.module.SetupPlan.Item;
import org.portal365.api.module.SetupPlan.Note;
import org.portal365.api.module.State;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.registration.Accounts;

/** A04: the steps that an administrator reads. */
class MicrosoftGuideTest {
    private static final URI LOGIN = URI.create("https://login.microsoftonline.com");
    private static final Cloud GLOBAL =
            new Cloud("global", LOGIN, LOGIN, LOGIN, LOGIN, List.of(), Optional.empty(), false, Optional.empty());
    private static final Cloud CHINA =
            new Cloud("china", LOGIN, LOGIN, LOGIN, LOGIN, List.of(), Optional.empty(), false, Optional.empty());
    private static final String TENANT = "b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29";

    private final MicrosoftGuide guide = new MicrosoftGuide(
            domain -> switch (domain) {
                case "fabrikam.example" -> new TenantFinder.Found(CHINA, TENANT);
                case "silent.example" -> new TenantFinder.Silent("login.example");
                case "nowhere.example" -> new TenantFinder.Nowhere();
                default -> new TenantFinder.Malformed();
            },
            () -> new MicrosoftGuide.Now(GLOBAL, Optional.empty(), Accounts.MANY_TENANTS));

    private record Needy(List<Need> needs) implements Module {
        @Override
        public String pid() {
            return "needy";
        }

        @Override
        public Text section() {
            return Text.of("Needy");
        }

        @Override
        public State state() {
            return State.ON;
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }

        @Override
        public List<Problem> validate(Map<String, Object> candidate) {
            return List.of();
        }

        @Override
        public List<Fact> facts() {
            return List.of();
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }
    }

    private static final Module SIGN_IN = new Needy(List.of(
            new Need(Need.Kind.REDIRECT, "https://portal.example/back", Text.of("redirect")),
            new Need(Need.Kind.LOGOUT, "https://portal.example/logout", Text.of("logout")),
            Need.permission("graph/openid", Text.of("signing in"))));
    private static final Module DISK = new Needy(List.of(
            Need.permission("graph/Files.ReadWrite", Text.of("working copies")),
            Need.permission("graph/Files.ReadWrite", Text.of("bringing files"))));
    private static final Module MAIL = new Needy(List.of(Need.permission("outlook/SMTP.Send", Text.of("sending"))));

    private static String words(SetupPlan plan, Locale locale) {
        return plan.steps().stream()
                .flatMap(step -> step.parts().stream())
                .map(part -> {
                    if (part instanceof Note note) {
                        return note.text().in(locale);
                    }
                    if (part instanceof Item item) {
                        return item.name() + " = " + item.text().in(locale);
                    }
                    return part instanceof Copy copy ? copy.label().in(locale) + ": " + copy.value() : "";
                })
                .collect(Collectors.joining("\n"));
    }

    private String words(List<Module> modules, Map<String, String> answers) {
        return words(guide.plan(modules, answers), Locale.ENGLISH);
    }

    @Test
    void a04EveryPermissionHasItsReasonOnceAndWhatIsNotInstalledAsksForNothing() {
        assertThat(words(List.of(SIGN_IN, DISK, MAIL), Map.of()))
                .contains("openid = signing in")
                .containsOnlyOnce("Files.ReadWrite = ")
                .contains("Files.ReadWrite = working copies; bringing files", "SMTP.Send = sending")
                .contains("https://portal.example/back", "Set-CASMailbox", "Get-SPOTenant")
                .contains("Office365 sign-in: tick", "Office365 documents: tick", "Office365 mail: tick");
        assertThat(words(List.of(SIGN_IN), Map.of()))
                .doesNotContain(
                        "Files.ReadWrite = ",
                        "SMTP.Send = ",
                        "Set-CASMailbox",
                        "Get-SPOTenant",
                        "documents: tick",
                        "mail: tick");
        assertThat(words(List.of(), Map.of())).contains("There is no redirect URI");
    }

    @Test
    void s30APermissionOfTheAppItselfIsNamedOnlyWhereItIsNeeded() {
        Module leavers = new Needy(List.of(
                new Need(Need.Kind.APP_PERMISSION, "graph/User.Read.All", Text.of("finding out who has left"))));
        assertThat(words(List.of(SIGN_IN, leavers), Map.of()))
                .contains("User.Read.All = finding out who has left", "Directory.Read.All = ", "application permission")
                .contains("df021288-bdef-4463-88db-98f22de89214", "\"type\": \"Role\"")
                .doesNotContain("User.Read.All, Directory.Read.All");
        assertThat(words(List.of(SIGN_IN), Map.of()))
                .contains("User.Read.All, Directory.Read.All = ")
                .doesNotContain("df021288", "Role");
    }

    @Test
    void a04TheDomainGivesTenantAndCloudAndWhatIsWrongWithItIsSaid() {
        assertThat(words(List.of(SIGN_IN), Map.of("organisation", " fabrikam.example ")))
                .contains(TENANT, "Cloud: china", "AzureChinaCloud");
        assertThat(words(List.of(SIGN_IN), Map.of("organisation", "nowhere.example")))
                .contains("no organisation with the domain nowhere.example");
        assertThat(words(List.of(SIGN_IN), Map.of("organisation", "silent.example")))
                .contains("login.example does not answer");
        assertThat(words(List.of(SIGN_IN), Map.of("organisation", "anna@@"))).contains("\"anna@@\" is no domain");
    }

    @Test
    void a04OneOrganisationUnlessSeveralAreChosen() {
        assertThat(words(List.of(SIGN_IN), Map.of()))
                .contains("AzureADMyOrg", "single tenant", "Accounts: choose \"One organisation\"", "Key expires:");
        assertThat(words(List.of(SIGN_IN), Map.of("accounts", "many", "name", "Our portal")))
                .contains(
                        "AzureADMultipleOrgs",
                        "multitenant",
                        "Accounts: choose \"Several organisations\"",
                        "Name: Our portal");
    }

    @Test
    void a04TheStepsAreSaidInBothLanguages() throws IOException {
        SetupPlan plan = guide.plan(List.of(SIGN_IN, DISK, MAIL), Map.of("organisation", "fabrikam.example"));
        assertThat(words(plan, Locale.forLanguageTag("ru"))).contains("Делегированные разрешения");
        Path folder = Path.of("src/main/resources/org/portal365/m365/setup");
        assertThat(read(folder.resolve("words_ru.properties")).keySet())
                .isEqualTo(read(folder.resolve("words.properties")).keySet());
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
