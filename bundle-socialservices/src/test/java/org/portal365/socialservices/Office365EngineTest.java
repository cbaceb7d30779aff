package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portal365.api.SiteId;
import org.portal365.api.contract.EndpointContract;
import org.portal365.api.contract.ModuleContract;
import org.portal365.api.contract.SocialServiceContract;
import org.portal365.api.endpoint.Call;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.memory.InMemoryPortal;
import org.portal365.api.memory.SinglePortal;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Module;
import org.portal365.api.module.Need;
import org.portal365.api.module.Problem;
import org.portal365.api.module.State;
import org.portal365.api.social.SocialService;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.metrics.Meter;
import org.portal365.persistence.TestDatabases;
import org.portal365.socialservices.core.Rig;
import org.portal365.socialservices.core.TestBox;
import org.portal365.socialservices.core.TestIdTokens;
import org.portal365.socialservices.core.leaver.LeaverRules;

/** What the portal sees of the bundle, by the portal's own contracts. */
class Office365EngineTest implements SocialServiceContract, ModuleContract, EndpointContract {
    private static final OutboundHttp NO_NETWORK = cloud -> request -> {
        throw new OutboundException(OutboundException.Reason.UNREACHABLE, "no network");
    };

    private final InMemoryPortal portal = new InMemoryPortal();
    private final FixedRegistrations registrations = new FixedRegistrations();
    private final Office365Engine engine = engine();

    private Office365Engine engine() {
        registrations.set(Rig.registration(Set.of(TestIdTokens.TENANT)));
        Office365Engine made = Office365Engine.of(
                new Office365Engine.PortalSide(
                        portal.portal(), portal.users(), portal.links(), portal.groups(), portal.audit()),
                new Office365Engine.Infrastructure(
                        registrations,
                        NO_NETWORK,
                        new SilentGraph(),
                        new TestBox(),
                        TestDatabases.h2().open("socialservices", getClass().getClassLoader()),
                        portal.clock(),
                        Meter.NONE));
        made.module().apply(Office365Settings.read(goodSettings()));
        return made;
    }

    @org.junit.jupiter.api.Test
    void s29TheMappingIsReadLineByLineAndAWrongLineIsNamed() {
        String group = "bbbbbbbb-0000-0000-0000-000000000001";
        var good = Office365Settings.read(Map.of(
                "group.mapping",
                new String[] {group.toUpperCase(java.util.Locale.ROOT) + " = All staff", "role:Editor=editors"}));
        assertThat(good.problems()).isEmpty();
        assertThat(good.settings().mapping().rules()).containsOnlyKeys(group, "role:Editor");
        var wrong = Office365Settings.read(Map.of("group.mapping", "Staff=staff\nrole:=x\n" + group + "="));
        assertThat(wrong.problems()).hasSize(3).extracting(Problem::key).containsOnly("group.mapping");
    }

    @Test
    void s30LeaversAreLeftAloneUnlessTheSettingsSayOtherwise() {
        assertThat(Office365Settings.read(Map.of()).leavers()).isEqualTo(LeaverRules.OFF);
        var set = Office365Settings.read(Map.of("disable.leavers", "Disable", "disable.threshold", "12"));
        assertThat(set.problems()).isEmpty();
        assertThat(set.leavers()).isEqualTo(new LeaverRules(LeaverRules.Mode.DISABLE, 12));
        for (String threshold : List.of("0", "-1", "10001", "5%", "many", "99999999999")) {
            var wrong = Office365Settings.read(Map.of("disable.leavers", "delete", "disable.threshold", threshold));
            assertThat(wrong.problems())
                    .as(threshold)
                    .extracting(Problem::key)
                    .containsExactly("disable.leavers", "disable.threshold");
            assertThat(wrong.leavers().mode()).isEqualTo(LeaverRules.Mode.OFF);
        }
    }

    @Test
    void s30ThePermissionIsNamedWhileItIsNeededAndNotOtherwise() {
        assertThat(engine.module().needs())
                .filteredOn(need -> need.kind() == Need.Kind.APP_PERMISSION)
                .extracting(Need::value)
                .containsExactly("graph/User.Read.All");
        int checks = engine.module().checks().size();
        engine.module().apply(Office365Settings.read(Map.of("disable.leavers", "report")));
        assertThat(engine.module().leavers()).as("the sign-in is off").isEqualTo(LeaverRules.OFF);
        engine.module().apply(Office365Settings.read(Map.of("enabled", "true")));
        assertThat(engine.module().needs()).noneMatch(need -> need.kind() == Need.Kind.APP_PERMISSION);
        assertThat(engine.module().checks()).hasSize(checks - 2);
    }

    @Override
    public SocialService service() {
        return engine.service();
    }

    @Override
    public SiteId site() {
        return SinglePortal.MAIN;
    }

    @Override
    public Module module() {
        return engine.module();
    }

    @Override
    public Map<String, Object> goodSettings() {
        return Map.of(
                "enabled",
                "true",
                "registration",
                "create",
                "default.groups",
                new String[] {"staff"},
                "disable.leavers",
                "report",
                "disable.threshold",
                3);
    }

    @Override
    public Endpoint endpoint() {
        return new LogoutEndpoint(portal.sessions());
    }

    @Test
    void wrongSettingsKeepTheLastValidOnesAndSayWhy() {
        engine.module().apply(Office365Settings.read(Map.of("enabled", "yes", "registration", "maybe")));
        assertThat(engine.module().settings().enabled()).isTrue();
        assertThat(engine.module().problems()).extracting(Problem::key).containsExactly("enabled", "registration");
        engine.module().apply(Office365Settings.read(Map.of("enabled", false, "denied.groups", "")));
        assertThat(engine.module().problems()).isEmpty();
        assertThat(engine.module().state()).isEqualTo(State.OFF);
        assertThat(engine.service().browserOrigins()).isEmpty();
    }

    @Test
    void deniedGroupsMustBeGuids() {
        var read = Office365Settings.read(Map.of("denied.groups", List.of("Staff")));
        assertThat(read.problems()).extracting(Problem::key).containsExactly("denied.groups");
    }

    @Test
    void s01TheRedirectUriIsThereToCopy() {
        assertThat(engine.module().facts())
                .extracting(Fact::value)
                .containsExactly(
                        "http://localhost:8181/signin/office365/callback",
                        "http://localhost:8181/plugin/office365/logout");
    }

    @Test
    void case061SignOutEndsTheMicrosoftSessionOnRequestAndComesBackToAFixedPage() {
        assertThat(engine.service().signOut(site())).isEmpty();
        engine.module().apply(Office365Settings.read(Map.of("enabled", "true", "sign.out.microsoft", "true")));
        assertThat(engine.service().signOut(site()).map(URI::toString))
                .contains(Rig.registration(Set.of(TestIdTokens.TENANT)).cloud().browserOrigin()
                        + "/organizations/oauth2/v2.0/logout"
                        + "?post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8181%2Fsignedout");
        assertThat(engine.module().facts())
                .as("the address must be registered")
                .extracting(Fact::value)
                .contains("http://localhost:8181/signedout");
    }

    @Test
    void theCheckOfTheKeysSaysWhatIsWrong() {
        assertThat(engine.module().checks())
                .first()
                .satisfies(check -> assertThat(check.run(org.portal365.api.module.CheckContext.nobody())
                                .level())
                        .isEqualTo(org.portal365.api.module.Finding.Level.FAILED));
    }

    @Test
    void case062LogoutEndsExactlyTheSessionAndAnswersAlwaysTheSame() {
        var user = portal.users().add("Anna");
        String right = portal.sessions().begin(user, "office365", "sid-1");
        String other = portal.sessions().begin(user, "office365", "sid-2");
        for (List<String> sids :
                List.of(List.of("unknown<script>"), List.of(""), List.of("sid-1", "sid-2"), List.of("sid-1"))) {
            var reply = endpoint()
                    .handle(new Call(
                            SinglePortal.MAIN, "GET", Map.of("sid", sids), Map.of(), "", Optional.empty(), ""));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
        }
        assertThat(portal.sessions().alive(right)).isFalse();
        for (int guess = 0; guess < 10_000; guess++) {
            var unused = endpoint()
                    .handle(new Call(
                            SinglePortal.MAIN,
                            "GET",
                            Map.of("sid", List.of("sid-" + UUID.randomUUID())),
                            Map.of(),
                            "",
                            Optional.empty(),
                            ""));
        }
        assertThat(portal.sessions().alive(other)).isTrue();
    }
}
