package org.portal365.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.api.AccountId;
import org.portal365.api.Body;
import org.portal365.api.UserId;
import org.portal365.api.mail.MailboxId;
import org.portal365.api.mail.OutgoingId;
import org.portal365.api.module.Problem;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.cloud.MailHosts;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Registrations;
import org.portal365.mail.core.Access;
import org.portal365.mail.core.AccountTokens;
import org.portal365.mail.core.Box;
import org.portal365.mail.core.ConnectPolicy;
import org.portal365.mail.core.Gate;
import org.portal365.mail.core.Hold;
import org.portal365.mail.core.MailFault;
import org.portal365.mail.core.MailServer;
import org.portal365.mail.core.OutgoingMail;
import org.portal365.mail.core.Passwords;
import org.portal365.mail.core.Reach;
import org.portal365.mail.core.SendReport;
import org.portal365.mail.core.Submission;

/** Who says which name to which server. */
class PlacesTest {
    private static final UserId OWNER = new UserId("anna");
    private static final String ANNA = "anna@contoso.example";
    private static final String SALES = "sales@contoso.example";
    private static final MailServer HOUSE = new MailServer(
            "house",
            "House",
            MailServer.Kind.EXCHANGE,
            new MailServer.Line("mail.house.example", 993, true),
            new MailServer.Line("smtp.house.example", 587, false),
            Set.of("house.example"),
            true,
            Optional.empty());

    private final TestAccounts accounts = new TestAccounts(OWNER, ANNA);
    private ConnectPolicy policy = policy(Set.of(SALES), List.of(HOUSE));
    private int opened;
    private final Places places =
            new Places(new OneCloud(), new AccountTokens(accounts), passwords(), new Gate(() -> policy));

    private static ConnectPolicy policy(Set<String> shared, List<MailServer> servers) {
        return new ConnectPolicy(ConnectPolicy.ALL, servers, shared, Map.of(), 100);
    }

    private Passwords passwords() {
        return new Passwords() {
            @Override
            public String seal(Box box, String password) {
                throw new UnsupportedOperationException();
            }

            @Override
            public String of(Box box) {
                opened++;
                return "secret";
            }
        };
    }

    private static Box box(String provider, String address, Access access) {
        return new Box(
                new MailboxId("box"),
                OWNER,
                provider,
                address,
                "",
                access,
                Reach.STANDARD,
                Optional.empty(),
                Optional.empty(),
                Hold.NONE);
    }

    private static Box shared() {
        return box("office365", SALES, Access.account(ANNA, new AccountId("account-" + ANNA)));
    }

    private static Box house() {
        return box("exchange", "anna@house.example", Access.password("HOUSE\\anna", "house"));
    }

    private static String plain(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void m09ADelegateNamesTheSharedMailboxToImapAndItselfToSmtp() {
        assertThat(places.imap(shared()).signIn().user()).isEqualTo(SALES);
        assertThat(places.imap(shared()).peer().host()).isEqualTo("imap.cloud.example");
        String response = places.smtp(shared()).credentials().responses().get(0);
        assertThat(plain(response)).startsWith("user=" + ANNA + "\1auth=Bearer token-of-" + ANNA);
    }

    @Test
    void case177WhatTheSettingPermitsNoMoreGetsNoToken() {
        policy = policy(Set.of(), List.of(HOUSE));
        assertThatThrownBy(() -> places.imap(shared())).isInstanceOf(MailFault.class);
        assertThatThrownBy(() -> places.smtp(shared())).isInstanceOf(MailFault.class);
        assertThat(accounts.asked).as("no token was asked for").isEmpty();
        Box own = box("office365", ANNA, Access.account(ANNA, new AccountId("account-" + ANNA)));
        assertThat(places.imap(own).signIn().user()).as("the own one is open").isEqualTo(ANNA);
    }

    @Test
    void case177WhatTheSettingPermitsNoMoreGoesNoOtherWayEither() {
        OutgoingMail mail = new OutgoingMail(
                new OutgoingId("out"),
                new MailboxId("box"),
                "<1@contoso.example>",
                SALES,
                "Hello",
                1,
                Instant.EPOCH,
                OutgoingMail.Stage.SENDING,
                OutgoingMail.Way.GRAPH,
                Hold.NONE,
                List.of());
        int[] sent = {0};
        Submission graph = places.gate().before((box, outgoing, raw) -> {
            sent[0]++;
            return new SendReport(Map.of(), new SendReport.Reply(250, ""));
        });
        assertThat(graph.send(shared(), mail, Body.of(new byte[0])).end().good())
                .isTrue();
        policy = policy(Set.of(), List.of(HOUSE));
        assertThatThrownBy(() -> graph.send(shared(), mail, Body.of(new byte[0])))
                .isInstanceOf(MailFault.class);
        assertThat(sent[0]).isEqualTo(1);
    }

    @Test
    void m01APasswordGoesToTheServerOfTheListAndNowhereElse() {
        assertThat(places.imap(house()).peer().host()).isEqualTo("mail.house.example");
        assertThat(places.imap(house()).signIn().user())
                .as("m08: the login, not the address")
                .isEqualTo("HOUSE\\anna");
        assertThat(places.smtp(house()).peer().host()).isEqualTo("smtp.house.example");
        assertThat(plain(places.smtp(house()).credentials().responses().get(0))).isEqualTo("\0HOUSE\\anna\0secret");
        assertThat(accounts.asked).isEmpty();
        policy = policy(Set.of(), List.of());
        opened = 0;
        assertThatThrownBy(() -> places.imap(house())).isInstanceOf(MailFault.class);
        assertThatThrownBy(() -> places.smtp(house())).isInstanceOf(MailFault.class);
        assertThat(opened).as("not even unsealed").isZero();
    }

    @Test
    void case194WhoMayNotSendCanReadAllTheSame() {
        accounts.denied = Set.of("SMTP.Send");
        assertThat(places.imap(shared()).signIn().token()).isTrue();
        assertThatThrownBy(() -> places.smtp(shared())).hasMessageContaining("CONSENT_NEEDED");
    }

    /** A cloud that is only named. */
    private static final class OneCloud implements Registrations {
        @Override
        public Optional<AppRegistration> current() {
            URI nowhere = URI.create("https://login.cloud.example");
            Cloud cloud = new Cloud(
                    "test",
                    nowhere,
                    nowhere,
                    nowhere,
                    nowhere,
                    List.of(),
                    Optional.empty(),
                    true,
                    Optional.of(new MailHosts(
                            new MailHosts.Server("imap.cloud.example", 993),
                            new MailHosts.Server("smtp.cloud.example", 587))));
            return Optional.of(new AppRegistration(
                    "client", Accounts.MANY_TENANTS, Set.of(), cloud, false, List.of(new ClientSecret(() -> "none"))));
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return () -> {};
        }
    }
}
