package org.portal365.shell;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.api.module.SecretSlot;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;

/** What an admin wants to know first. Names no secret. */
record StatusReport(Registrations registrations, List<Module> modules) {
    void print(PrintStream out) {
        Optional<AppRegistration> current = registrations.current();
        out.println("App registration: " + (current.isPresent() ? "complete" : "not complete"));
        current.ifPresent(registration -> print(registration, out));
        print(registrations.problems(), out);
        line(
                out,
                "Key expires",
                registrations.credentialExpires().map(Object::toString).orElse("not known (credential.expires)"));
        modules.stream().flatMap(module -> module.secrets().stream()).forEach(slot -> print(slot, out));
        out.println("Modules:");
        modules.stream().sorted(Comparator.comparing(Module::pid)).forEach(module -> print(module, out));
    }

    private static void print(AppRegistration registration, PrintStream out) {
        line(out, "Client ID", registration.clientId());
        line(out, "Accounts", registration.accounts() == Accounts.ONE_TENANT ? "one tenant" : "many tenants");
        line(
                out,
                "Tenants",
                registration.tenants().isEmpty()
                        ? "any work tenant"
                        : String.join(
                                ", ", registration.tenants().stream().sorted().toList()));
        line(out, "Cloud", registration.cloud().name());
        line(out, "Guests", registration.guests() ? "admitted" : "refused");
    }

    private static void print(SecretSlot slot, PrintStream out) {
        String when = slot.setAt().map(at -> "set " + Times.minute(at)).orElse("not stored");
        String until = slot.expires().map(end -> ", good until " + end).orElse("");
        line(out, "Secret " + slot.id(), (slot.hint().isEmpty() ? when : slot.hint() + ", " + when) + until);
    }

    private static void print(Module module, PrintStream out) {
        out.printf("  %-10s  %s%n", module.state(), module.pid());
        module.problems().forEach(problem -> out.println("              " + sentence(problem)));
    }

    private static void print(List<Problem> problems, PrintStream out) {
        problems.forEach(problem -> line(out, "Problem", sentence(problem)));
    }

    private static String sentence(Problem problem) {
        String text = problem.text().in(Locale.ENGLISH);
        return problem.key().isEmpty() ? text : problem.key() + ": " + text;
    }

    private static void line(PrintStream out, String name, String value) {
        out.printf("  %-12s %s%n", name, value);
    }
}
