package org.portal365.socialservices;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.portal365.api.portal.Audit;
import org.portal365.api.portal.Groups;
import org.portal365.api.portal.IdentityLinks;
import org.portal365.api.portal.Portal;
import org.portal365.api.portal.Users;
import org.portal365.m365.graph.GraphDrives;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.metrics.Meter;
import org.portal365.m365.registration.Registrations;
import org.portal365.m365.secret.SecretBox;
import org.portal365.socialservices.core.AdminConsent;
import org.portal365.socialservices.core.Admission;
import org.portal365.socialservices.core.Current;
import org.portal365.socialservices.core.EntraClient;
import org.portal365.socialservices.core.Flows;
import org.portal365.socialservices.core.Grants;
import org.portal365.socialservices.core.GroupDirectory;
import org.portal365.socialservices.core.KeepAlive;
import org.portal365.socialservices.core.MappedGroups;
import org.portal365.socialservices.core.Redeemer;
import org.portal365.socialservices.core.Renewals;
import org.portal365.socialservices.core.SignIn;
import org.portal365.socialservices.entra.AuthorityIdTokens;
import org.portal365.socialservices.entra.AuthorizeProbe;
import org.portal365.socialservices.entra.GraphGroups;
import org.portal365.socialservices.entra.MsalEntraClient;
import org.portal365.socialservices.jdbc.JdbcAccountStore;
import org.portal365.socialservices.jdbc.JdbcFlowStore;

/** The core and its adapters put together. Stays while the offer comes and goes. */
record Office365Engine(
        Office365Module module,
        Office365Service service,
        Grants grants,
        KeepAlive keepAlive,
        Office365PersonalData personalData,
        Leavers leavers) {
    private static final int RANDOM_BYTES = 32;

    /** What the portal gives. */
    record PortalSide(Portal portal, Users users, IdentityLinks links, Groups groups, Audit audit) {}

    /** What m365 and the platform give. */
    record Infrastructure(
            Registrations registrations,
            OutboundHttp http,
            GraphDrives graph,
            SecretBox box,
            Jdbi jdbi,
            Clock clock,
            Meter meter) {}

    static Office365Engine of(PortalSide portal, Infrastructure base) {
        Clock clock = base.clock();
        Registrations registrations = base.registrations();
        JdbcAccountStore accounts = new JdbcAccountStore(base.jdbi(), base.box());
        EntraClient entra =
                new CountedEntra(new MsalEntraClient(base.http(), clock, base.registrations()::taken), base.meter());
        AuthorityIdTokens idTokens = new AuthorityIdTokens(base.http(), clock);
        Leavers leavers = Leavers.of(portal, base, entra);
        Office365Module module = new Office365Module(
                portal.portal(),
                registrations,
                new KeysCheck(registrations, idTokens),
                new RegisteredChecks(portal.portal(), registrations, new AuthorizeProbe(base.http())),
                leavers.checks());
        Supplier<Optional<Current>> current =
                () -> module.registration().map(registration -> new Current(module.settings(), registration));
        SignIn signIn = new SignIn(
                current,
                portal.portal(),
                new Flows(new JdbcFlowStore(base.jdbi(), base.box()), clock, random()),
                new Redeemer(entra, idTokens),
                admission(portal, new GraphGroups(entra, base.http())),
                accounts,
                new AdminConsent(accounts, portal.audit()));
        Grants grants = new Grants(
                registrations::current,
                accounts,
                new Renewals(accounts, entra, idTokens, portal.audit(), clock),
                portal.users(),
                portal.audit(),
                clock,
                time -> Thread.sleep(time.toMillis()));
        return new Office365Engine(
                module,
                new Office365Service(signIn, portal.portal(), current),
                grants,
                new KeepAlive(accounts, grants, clock),
                new Office365PersonalData(base.jdbi(), accounts, portal.audit()),
                leavers);
    }

    private static Admission admission(PortalSide portal, GroupDirectory directory) {
        MappedGroups groups = new MappedGroups(portal.groups(), directory, portal.audit());
        return new Admission(portal.users(), portal.links(), portal.audit(), groups);
    }

    private static Supplier<String> random() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }
}
