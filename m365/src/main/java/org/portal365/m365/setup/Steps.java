package org.portal365.m365.setup;

import static org.portal365.m365.setup.MicrosoftGuide.WORDS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.module.Need;
import org.portal365.api.module.Need.Kind;
import org.portal365.api.module.SetupPlan.Copy;
import org.portal365.api.module.SetupPlan.Item;
import org.portal365.api.module.SetupPlan.Note;
import org.portal365.api.module.SetupPlan.Part;
import org.portal365.api.module.SetupPlan.Place;
import org.portal365.api.module.SetupPlan.Step;
import org.portal365.api.module.SetupPlan.Tone;
import org.portal365.api.module.SetupPlan.Way;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.setup.TenantFinder.Answer;
import org.portal365.m365.setup.TenantFinder.Found;
import org.portal365.m365.setup.TenantFinder.Malformed;
import org.portal365.m365.setup.TenantFinder.Silent;

/** The steps with the values of one plan. */
record Steps(AppPlan plan, List<Need> needs, String organisation, Optional<Answer> answer) {
    List<Step> all() {
        List<Step> steps = new ArrayList<>();
        answer.ifPresent(found -> steps.add(step("tenant", List.of(tenant(found)))));
        steps.add(step("permissions", permissions()));
        steps.add(step("register", register()));
        steps.add(step("key", List.of(plain("key.where"), plain("key.value"), plain("key.certificate"))));
        steps.add(step("enter", enter()));
        steps.add(step("on", on()));
        // Only now the portal can lead to the consent: the sign-in asks for it.
        steps.add(step("consent", consent()));
        List<Part> policies = policies();
        if (!policies.isEmpty()) {
            steps.add(step("policies", policies));
        }
        steps.add(step("check", List.of(plain("check.why"), new Way(Place.CHECK, WORDS.text("check.go")))));
        return steps;
    }

    private static Step step(String id, List<Part> parts) {
        return new Step(id, WORDS.text("step." + id), parts);
    }

    private static Note plain(String key) {
        return new Note(Tone.PLAIN, WORDS.text(key));
    }

    private static Copy copy(String key, String value) {
        return new Copy(WORDS.text(key), value);
    }

    private Note tenant(Answer found) {
        if (found instanceof Found there) {
            return new Note(
                    Tone.GOOD,
                    WORDS.text(
                            "tenant.found",
                            organisation,
                            there.tenant(),
                            there.cloud().name()));
        }
        if (found instanceof Silent silent) {
            return new Note(Tone.BAD, WORDS.text("tenant.silent", silent.host()));
        }
        return new Note(
                Tone.BAD, WORDS.text(found instanceof Malformed ? "tenant.malformed" : "tenant.nowhere", organisation));
    }

    private List<Part> permissions() {
        List<Part> parts = new ArrayList<>();
        parts.add(plain("permissions.why"));
        parts.addAll(reasons(Kind.PERMISSION));
        List<Item> roles = reasons(Kind.APP_PERMISSION);
        if (!roles.isEmpty()) {
            parts.add(plain("permissions.app"));
            parts.addAll(roles);
        }
        parts.add(plain("permissions.not"));
        parts.add(new Item("AllSites.*, MyFiles.*, Sites.FullControl.All", WORDS.text("permissions.not.sharepoint")));
        parts.add(new Item("EWS.AccessAsUser.All, Mail.ReadWrite", WORDS.text("permissions.not.exchange")));
        boolean people = roles.stream().anyMatch(role -> role.name().equals("User.Read.All"));
        parts.add(new Item(
                people ? "Directory.Read.All" : "User.Read.All, Directory.Read.All",
                WORDS.text("permissions.not.directory")));
        parts.add(new Item("Application.Read.All", WORDS.text("permissions.not.application")));
        return parts;
    }

    /** One line for each permission, with all that it is for. */
    private List<Item> reasons(Kind kind) {
        Map<String, Text> reasons = new LinkedHashMap<>();
        needs.stream()
                .filter(need -> need.kind() == kind)
                .forEach(need -> reasons.merge(
                        AppManifest.name(need.value()),
                        need.why(),
                        (one, other) -> locale -> one.in(locale).equals(other.in(locale))
                                ? one.in(locale)
                                : one.in(locale) + "; " + other.in(locale)));
        return reasons.entrySet().stream()
                .map(each -> new Item(each.getKey(), each.getValue()))
                .toList();
    }

    private List<Part> register() {
        List<Part> parts = new ArrayList<>();
        parts.add(plain("register.script"));
        parts.add(copy("register.bash", Scripts.bash(plan)));
        parts.add(copy("register.powershell", Scripts.powerShell(plan)));
        parts.add(plain("register.hand"));
        parts.add(copy("register.name", plan.name()));
        parts.add(plain(plan.accounts() == Accounts.ONE_TENANT ? "register.one" : "register.many"));
        if (plan.redirects().isEmpty()) {
            parts.add(new Note(Tone.BAD, WORDS.text("register.no_redirect")));
        }
        plan.redirects().forEach(address -> parts.add(copy("register.redirect", address)));
        plan.logout().ifPresent(address -> parts.add(copy("register.logout", address)));
        parts.add(plain("register.manifest"));
        parts.add(copy("register.manifest.copy", AppManifest.of(plan)));
        return parts;
    }

    private static List<Part> consent() {
        return List.of(plain("consent.why"), plain("consent.how"), new Way(Place.CONSENT, WORDS.text("consent.go")));
    }

    private List<Part> policies() {
        List<Part> parts = new ArrayList<>();
        if (documents()) {
            parts.add(plain("policies.sharing"));
            parts.add(copy(
                    "policies.sharing.see", "Get-SPOTenant | Select-Object SharingCapability, DefaultSharingLinkType"));
            parts.add(copy(
                    "policies.sharing.guests", "Set-SPOTenant -SharingCapability ExistingExternalUserSharingOnly"));
        }
        if (mail()) {
            parts.add(plain("policies.smtp"));
            parts.add(copy("policies.smtp.see", "Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled"));
            parts.add(copy(
                    "policies.smtp.box",
                    "Set-CASMailbox -Identity user@example.com -SmtpClientAuthenticationDisabled $false"));
            parts.add(copy("policies.imap.box", "Set-CASMailbox -Identity user@example.com -ImapEnabled $true"));
        }
        return parts;
    }

    private List<Part> enter() {
        List<Part> parts = new ArrayList<>();
        parts.add(plain("enter.what"));
        plan.tenant().ifPresent(id -> parts.add(copy("enter.tenant", id)));
        parts.add(copy("enter.cloud", plan.cloud().name()));
        parts.add(plain(plan.accounts() == Accounts.ONE_TENANT ? "enter.one" : "enter.many"));
        parts.add(plain("enter.expires"));
        parts.add(new Way(Place.SETTINGS, WORDS.text("enter.go")));
        return parts;
    }

    /** Modules by the names that the settings page has for them. */
    private List<Part> on() {
        List<Part> parts = new ArrayList<>();
        parts.add(plain("on.what"));
        if (!plan.redirects().isEmpty()) {
            parts.add(plain("on.sign_in"));
        }
        if (documents()) {
            parts.add(plain("on.documents"));
        }
        if (mail()) {
            parts.add(plain("on.mail"));
        }
        parts.add(new Way(Place.SETTINGS, WORDS.text("enter.go")));
        return parts;
    }

    private boolean documents() {
        return plan.permissions().stream().anyMatch(name -> name.startsWith("graph/Files."));
    }

    private boolean mail() {
        return plan.permissions().contains("outlook/IMAP.AccessAsUser.All")
                || plan.permissions().contains("outlook/SMTP.Send");
    }
}
