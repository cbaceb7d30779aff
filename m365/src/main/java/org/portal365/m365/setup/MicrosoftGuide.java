package org.portal365.m365.setup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Module;
import org.portal365.api.module.Need;
import org.portal365.api.module.Need.Kind;
import org.portal365.api.module.SetupGuide;
import org.portal365.api.module.SetupPlan;
import org.portal365.api.module.SetupPlan.Option;
import org.portal365.api.module.SetupPlan.Question;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.setup.TenantFinder.Answer;
import org.portal365.m365.setup.TenantFinder.Found;

/** From nothing to a registration that works, for somebody who does not know Entra ID. */
public final class MicrosoftGuide implements SetupGuide {
    static final Words WORDS = Words.beside(MicrosoftGuide.class);
    private static final String ORGANISATION = "organisation";
    private static final String NAME = "name";
    private static final String ACCOUNTS = "accounts";
    private static final int LONGEST = 100;

    private final TenantFinder finder;
    private final Supplier<Now> now;

    public MicrosoftGuide(TenantFinder finder, Supplier<Now> now) {
        this.finder = finder;
        this.now = now;
    }

    /** The settings in force, as the usual answers. */
    public record Now(Cloud cloud, Optional<String> tenant, Accounts accounts) {}

    @Override
    public Text title() {
        return WORDS.text("title");
    }

    @Override
    public SetupPlan plan(List<Module> modules, Map<String, String> answers) {
        Now usual = now.get();
        String organisation = answers.getOrDefault(ORGANISATION, "").strip();
        Optional<Answer> answer = organisation.isEmpty() ? Optional.empty() : Optional.of(finder.find(organisation));
        Optional<Found> found = answer.filter(Found.class::isInstance).map(Found.class::cast);
        String typed = answers.getOrDefault(NAME, "").strip();
        String name = typed.isEmpty() ? "Portal" : typed.substring(0, Math.min(typed.length(), LONGEST));
        Accounts accounts = switch (answers.getOrDefault(ACCOUNTS, "")) {
            case "one" -> Accounts.ONE_TENANT;
            case "many" -> Accounts.MANY_TENANTS;
            // The narrower one for a first start: most portals serve one organisation.
            default -> usual.tenant().isPresent() ? usual.accounts() : Accounts.ONE_TENANT;
        };
        List<Need> needs =
                modules.stream().flatMap(module -> module.needs().stream()).toList();
        AppPlan plan = new AppPlan(
                name,
                accounts,
                found.map(Found::tenant).or(usual::tenant),
                found.map(Found::cloud).orElse(usual.cloud()),
                values(needs, Kind.REDIRECT),
                values(needs, Kind.LOGOUT).stream()
                        .filter(address -> address.startsWith("https:"))
                        .findFirst(),
                values(needs, Kind.PERMISSION).stream()
                        .filter(AppManifest::knows)
                        .toList(),
                values(needs, Kind.APP_PERMISSION).stream()
                        .filter(AppManifest::knowsRole)
                        .toList());
        return new SetupPlan(
                List.of(organisation(organisation), accounts(accounts), name(name)),
                new Steps(plan, needs, organisation, answer).all());
    }

    private static List<String> values(List<Need> needs, Kind kind) {
        Set<String> values = new LinkedHashSet<>();
        needs.stream().filter(need -> need.kind() == kind).map(Need::value).forEach(values::add);
        return List.copyOf(values);
    }

    private static Question organisation(String value) {
        return new Question(
                ORGANISATION, WORDS.text("organisation"), WORDS.text("organisation.help"), value, List.of());
    }

    private static Question accounts(Accounts value) {
        return new Question(
                ACCOUNTS,
                WORDS.text("accounts"),
                WORDS.text("accounts.help"),
                value == Accounts.ONE_TENANT ? "one" : "many",
                List.of(
                        new Option("one", WORDS.text("accounts.one")),
                        new Option("many", WORDS.text("accounts.many"))));
    }

    private static Question name(String value) {
        return new Question(NAME, WORDS.text("name"), WORDS.text("name.help"), value, List.of());
    }
}
