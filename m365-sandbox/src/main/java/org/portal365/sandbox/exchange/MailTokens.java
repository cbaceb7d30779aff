package org.portal365.sandbox.exchange;

import java.util.List;
import java.util.Optional;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Person;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.entra.AccessToken;

/** Which token opens which mailbox. */
final class MailTokens {
    private static final String AUDIENCE = "https://outlook.office.com";

    private record Shared(String address, List<String> fullAccess) {}

    private record Rights(List<Shared> shared) {}

    private final SandboxParts parts;
    private final List<Shared> shared =
            Json.resource("exchange.json", Rights.class).shared();

    MailTokens(SandboxParts parts) {
        this.parts = parts;
    }

    List<String> sharedAddresses() {
        return shared.stream().map(Shared::address).toList();
    }

    /** Whether a token with this permission opens the mailbox; the person of it, if so. */
    Optional<Person> person(String token, String permission, String mailbox) {
        AccessToken valid =
                parts.accessTokens().verify("Bearer " + token, AUDIENCE).token();
        if (valid == null || !valid.scopes().contains(permission)) {
            return Optional.empty();
        }
        return parts.directory()
                .person(valid.tid(), valid.oid())
                .filter(person -> !person.blocked())
                .filter(person -> mayOpen(person, mailbox));
    }

    private boolean mayOpen(Person person, String mailbox) {
        return person.upn().equalsIgnoreCase(mailbox)
                || shared.stream()
                        .anyMatch(each -> each.address().equalsIgnoreCase(mailbox)
                                && each.fullAccess().contains(person.upn()));
    }
}
