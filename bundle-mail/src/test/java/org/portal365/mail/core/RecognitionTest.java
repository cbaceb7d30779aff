package org.portal365.mail.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.api.mail.Recognised;

/** M03: what an address tells. */
class RecognitionTest {
    private static final MailServer HOUSE = server("House", MailServer.Kind.EXCHANGE, Set.of("house.example"));

    private List<String> providers = ConnectPolicy.ALL;
    private List<MailServer> servers = List.of(HOUSE);
    private Map<String, String> domains = Map.of();
    private boolean registered = true;

    static MailServer server(String name, MailServer.Kind kind, Set<String> domains) {
        MailServer.Line line = new MailServer.Line("mail." + name.toLowerCase(Locale.ROOT) + ".example", 993, true);
        return new MailServer(name.toLowerCase(Locale.ROOT), name, kind, line, line, domains, false, Optional.empty());
    }

    private Recognition recognition() {
        Map<String, List<String>> dns = Map.of(
                "contoso.example", List.of("contoso-example.mail.protection.outlook.com"),
                "dane.example", List.of("dane-example.a-v1.mx.microsoft"),
                "liar.example", List.of("mail.protection.outlook.com.evil.example"),
                "branch.example", List.of("mail.house.example"));
        return new Recognition(
                () -> new ConnectPolicy(providers, servers, Set.of(), domains, 100),
                () -> registered,
                domain -> dns.getOrDefault(domain, List.of()),
                "tenant.example"::equals);
    }

    private String found(String address) {
        Recognised recognised = recognition().recognise(address);
        return recognised.provider().orElse("none")
                + recognised.server().map(server -> "/" + server).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "anna@contoso.onmicrosoft.com, office365",
        "anna@contoso.example, office365",
        "anna@dane.example, office365",
        "anna@tenant.example, office365",
        "anna@house.example, exchange/house",
        "anna@branch.example, exchange/house",
        "anna@liar.example, none",
        "anna@hotmail.com, none",
        "anna@nowhere.example, none",
        "not an address, none"
    })
    void m03TellsTheProviderByTheAddress(String address, String expected) {
        assertThat(found(address)).isEqualTo(expected);
    }

    @Test
    void m03WhatTheAdministratorHasWrittenComesFirst() {
        domains = Map.of("contoso.example", "house", "house.example", "office365");
        assertThat(found("anna@contoso.example")).isEqualTo("exchange/house");
        assertThat(found("anna@house.example")).isEqualTo("office365");
    }

    @Test
    void m03SaysPlainlyWhatIsNotConfiguredYet() {
        registered = false;
        Recognised cloud = recognition().recognise("anna@contoso.example");
        assertThat(cloud.provider()).isEmpty();
        assertThat(cloud.words().in(Locale.ENGLISH)).contains("not configured in this portal yet");
        providers = List.of("office365");
        assertThat(recognition().recognise("anna@house.example").words().in(Locale.ENGLISH))
                .contains("House", "switched off");
    }

    @Test
    void m01TheOrderIsTheOneThatIsSet() {
        providers = List.of("exchange-online", "office365");
        assertThat(found("anna@contoso.example")).isEqualTo("exchange-online");
    }

    @Test
    void m03AServerForAnyDomainIsOnlyAGuess() {
        servers = List.of(server("Any", MailServer.Kind.IMAP, Set.of()));
        assertThat(found("anna@nowhere.example")).isEqualTo("imap/any");
        assertThat(recognition().surelyMicrosoft("anna@nowhere.example")).isFalse();
        assertThat(recognition().surelyMicrosoft("anna@tenant.example"))
                .as("a tenant alone does not say where the mail is")
                .isFalse();
        assertThat(recognition().surelyMicrosoft("anna@contoso.example")).isTrue();
    }
}
