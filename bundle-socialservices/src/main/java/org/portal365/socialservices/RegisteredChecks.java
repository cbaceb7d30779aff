package org.portal365.socialservices;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Check;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Finding;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Site;
import org.portal365.m365.error.Dictionary;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.Registrations;
import org.portal365.socialservices.core.ServiceId;
import org.portal365.socialservices.entra.AuthorizeProbe;

/** Whether the app registration at Microsoft is what the settings say: its account types and its redirect URIs. */
final class RegisteredChecks {
    private static final Words WORDS = Words.beside(RegisteredChecks.class);
    private static final Dictionary DICTIONARY = new Dictionary();
    private static final String MANY = "organizations";
    private static final String ONE_TENANT_ONLY = "AADSTS50194";
    private static final String NOT_REGISTERED = "AADSTS50011";

    private final Portal portal;
    private final Registrations registrations;
    private final AuthorizeProbe probe;

    RegisteredChecks(Portal portal, Registrations registrations, AuthorizeProbe probe) {
        this.portal = portal;
        this.registrations = registrations;
        this.probe = probe;
    }

    /** One for the account types, one for each public address of the portal. */
    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Named(WORDS.text("check.accounts"), this::accounts));
        for (Site site : portal.sites()) {
            URI address = portal.callback(site.id(), ServiceId.OFFICE365);
            checks.add(new Named(
                    WORDS.text("check.redirect", address.toString()), registration -> redirect(registration, address)));
        }
        return checks;
    }

    private final class Named implements Check {
        private final Text title;
        private final Function<AppRegistration, Finding> work;

        Named(Text title, Function<AppRegistration, Finding> work) {
            this.title = title;
            this.work = work;
        }

        @Override
        public Text title() {
            return title;
        }

        @Override
        public Finding run(CheckContext context) {
            Optional<AppRegistration> registration = registrations.current();
            if (registration.isEmpty()) {
                return Finding.skipped(WORDS.text("check.incomplete"), WORDS.text("check.incomplete.cure"));
            }
            try {
                return work.apply(registration.get());
            } catch (OutboundException e) {
                return Finding.failed(WORDS.text("check.silent"), WORDS.text("check.keys.cure"));
            }
        }
    }

    /** Asked as an app of many tenants: one of a single tenant is refused by name. */
    private Finding accounts(AppRegistration registration) {
        URI address = portal.callback(portal.sites().get(0).id(), ServiceId.OFFICE365);
        AuthorizeProbe.Answer answer = probe.ask(registration, MANY, address);
        boolean many = registration.accounts() == Accounts.MANY_TENANTS;
        if (answer.code().equals(ONE_TENANT_ONLY)) {
            return many
                    ? Finding.failed(WORDS.text("check.accounts.one"), WORDS.text("check.accounts.one.cure"))
                            .withReference(answer.reference())
                    : Finding.ok(WORDS.text("check.accounts.ok.one"));
        }
        // A redirect URI that is not registered is looked at after the account types.
        if (answer.registered() || answer.code().equals(NOT_REGISTERED)) {
            return Finding.ok(WORDS.text(many ? "check.accounts.ok.many" : "check.accounts.ok.wider"));
        }
        return other(answer);
    }

    private Finding redirect(AppRegistration registration, URI address) {
        AuthorizeProbe.Answer answer = probe.ask(registration, registration.authority(), address);
        if (answer.registered()) {
            return Finding.ok(WORDS.text("check.redirect.ok"));
        }
        return answer.code().equals(NOT_REGISTERED)
                ? Finding.failed(
                                WORDS.text("check.redirect.unknown"),
                                WORDS.text("check.redirect.cure", address.toString()))
                        .withReference(answer.reference())
                : other(answer);
    }

    private static Finding other(AuthorizeProbe.Answer answer) {
        return answer.code().isEmpty()
                ? Finding.warning(WORDS.text("check.untold"), WORDS.text("check.untold.cure"))
                        .withReference(answer.reference())
                : Finding.failed(
                                WORDS.text("check.refused"),
                                DICTIONARY.entra("", answer.code()).admin())
                        .withReference(answer.reference());
    }
}
