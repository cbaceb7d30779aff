package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.itests.product.PortalNode;
import org.portal365.itests.product.Product;
import org.portal365.itests.product.Sandbox;

/** A05: "Check everything", as an administrator runs it, with the mistakes that are really made. */
class CheckIT {
    private static final String ANNA = "anna@contoso.onmicrosoft.com";
    private static final Product PRODUCT = Product.fresh("check");
    private static Sandbox sandbox;
    private static PortalNode portal;
    private static Person admin;
    private static Checklist list;

    @BeforeAll
    static void start() throws Exception {
        sandbox = PRODUCT.sandbox();
        portal = PRODUCT.portal(sandbox);
        admin = new Person(portal).signInAsAdministrator();
        sandbox.control("switches", "{\"autoConsent\":\"true\"}");
        list = new Checklist(portal, admin);
        list.connect(ANNA);
    }

    @AfterAll
    static void stop() {
        admin.close();
        portal.close();
        sandbox.close();
    }

    @BeforeEach
    void nothingIsWrong() throws Exception {
        sandbox.control("reset", "");
        sandbox.control("switches", "{\"autoConsent\":\"true\"}");
    }

    private static void check() {
        list.run();
    }

    private static String line(String title) {
        return list.line(title);
    }

    @Test
    void a05EverythingWorksAndNothingIsLeftBehind() throws Exception {
        check();
        assertThat(line("The settings are complete")).startsWith("ok");
        assertThat(line("The login host answers")).startsWith("ok");
        assertThat(line("Account types")).startsWith("ok").contains("any organisation");
        assertThat(line("Redirect URI http://localhost")).startsWith("ok").contains("It is registered.");
        assertThat(line("Permission Files.ReadWrite")).startsWith("ok").contains(ANNA);
        assertThat(line("OneDrive of your account")).startsWith("ok");
        assertThat(line("a probe file")).startsWith("ok");
        assertThat(line("Sharing by the policy")).startsWith("ok");
        assertThat(line("Permission IMAP.AccessAsUser.All")).startsWith("ok");
        assertThat(line("IMAP: the mailbox")).startsWith("ok");
        assertThat(line("SMTP AUTH")).startsWith("ok");
        assertThat(admin.browser().complaints()).isEmpty();
    }

    @Test
    void s30WhoHasLeftIsNamedAndTheLastAdministratorStays() throws Exception {
        String pid = "org.portal365.socialservices.office365";
        Settings settings = new Settings(portal, admin);
        // another browser: what this one says of pages is looked at
        try (Person another = new Person(portal).signInAsAdministrator()) {
            another.link(ANNA);
        }
        try {
            settings.write(pid, "disable.leavers", "report");
            check();
            assertThat(line("Application permission User.Read.All"))
                    .startsWith("wrong")
                    .contains("Grant admin consent");
            sandbox.control(
                    "consents/tenant/6a2f4d10-3c5b-4e7a-8d91-0b1c2d3e4f50",
                    "{\"permissions\":[\"app:graph/User.Read.All\"]}");
            sandbox.control("people/" + ANNA, "{\"blocked\":true}");
            settings.write(pid, "disable.threshold", "4");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                check();
                assertThat(line("disabled or deleted")).startsWith("ok").contains("To be disabled: Administrator.");
            });
            assertThat(line("Application permission User.Read.All")).startsWith("ok");
            settings.write(pid, "disable.leavers", "disable");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                check();
                assertThat(line("disabled or deleted")).contains("who stays: Administrator.", "0 users were disabled");
            });
        } finally {
            settings.write(pid, "disable.leavers", "off");
        }
    }

    @Test
    void a08MonitoringReadsWhatWasCalledWithTheTokenOfTheFile() throws Exception {
        check();
        String token =
                Files.readString(portal.folder().resolve("store/monitor-token")).strip();
        HttpRequest.Builder request = HttpRequest.newBuilder(portal.address("/metrics"));
        HttpClient http = HttpClient.newHttpClient();
        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
        request.header("Authorization", "Bearer " + token);
        assertThat(http.send(request.build(), BodyHandlers.ofString()).body())
                .contains("office365_calls_total{outcome=\"2xx\",to=\"graph\"}")
                .contains("office365_edit_sessions{state=\"OPEN\"} 0")
                .contains("office365_outbox{stage=\"FAILED\"} 0")
                .contains("office365_mail_lag_seconds");
    }

    @Test
    void a05SharingThatTheOrganisationForbidsIsNamedWithItsCure() throws Exception {
        sandbox.control("switches", "{\"autoConsent\":\"true\",\"sharingPolicy\":\"off\"}");
        check();
        assertThat(line("Sharing by the policy")).startsWith("wrong").contains("SharePoint admin center", "Reference");
        assertThat(line("a probe file")).startsWith("ok");
    }

    @Test
    void a05WhatIsSwitchedOffInExchangeIsNamedWithItsCure() throws Exception {
        sandbox.control(
                "switches", "{\"autoConsent\":\"true\",\"smtpAuthDisabled\":\"true\",\"imapDisabled\":\"true\"}");
        check();
        assertThat(line("SMTP AUTH")).startsWith("look at it").contains("SmtpClientAuthenticationDisabled");
        assertThat(line("IMAP: the mailbox")).startsWith("wrong").contains("What to do:");
    }

    @Test
    void a05AnAppOfOneOrganisationAndAnAddressThatIsNotRegisteredAreNamed() throws Exception {
        String app = sandbox.registration();
        try {
            sandbox.admit("single");
            check();
            assertThat(line("Account types")).startsWith("wrong").contains("Accounts in any organizational directory");
            sandbox.register(app.replace("/signin/office365/callback", "/another"));
            check();
            assertThat(line("Redirect URI"))
                    .startsWith("wrong")
                    .contains("AADSTS50011", "add exactly: http://localhost");
            assertThat(line("Account types")).startsWith("ok");
        } finally {
            sandbox.register(app);
        }
    }
}
