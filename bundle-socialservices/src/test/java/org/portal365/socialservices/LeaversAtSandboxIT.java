package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.socialservices.SandboxSignIn.ANNA;
import static org.portal365.socialservices.SandboxSignIn.done;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.UserId;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Finding;
import org.portal365.api.module.Problem;
import org.portal365.api.social.SignInRefusal;
import org.portal365.m365.sdk.JdbcGateStore;
import org.portal365.m365.sdk.SdkGraphDrives;
import org.portal365.m365.wire.CloudHttp;
import org.portal365.persistence.TestDatabases;
import org.portal365.socialservices.core.leaver.LeaverReport;
import org.portal365.socialservices.core.leaver.UntoldException.Why;

/** S30: from the sandbox's directory to the portal's users, by the Graph that ships. */
class LeaversAtSandboxIT {
    private static final String BORIS = "boris@contoso.onmicrosoft.com";
    private static final String CLARA = "clara@contoso.onmicrosoft.com";

    @TempDir
    static Path data;

    private static SandboxProcess sandbox;

    private SandboxSignIn rig;
    private LeaverJob job;
    private int threshold = 5;

    @BeforeAll
    static void start() {
        sandbox = new SandboxProcess(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void build() {
        rig = new SandboxSignIn(
                sandbox,
                new SdkGraphDrives(
                        new CloudHttp(),
                        Clock.systemUTC(),
                        new JdbcGateStore(TestDatabases.h2().open("m365", SdkGraphDrives.class.getClassLoader()))));
        permit("app:graph/User.Read.All");
        job = rig.engine.leavers().job("node", rig.engine.module()::registration);
    }

    @AfterEach
    void end() {
        job.close();
    }

    private static void permit(String permission) {
        String unused = sandbox.control(
                "consents/tenant/" + SandboxProcess.CONTOSO, "{\"permissions\":[\"" + permission + "\"]}");
    }

    private static void blocked(String login, boolean blocked) {
        String unused = sandbox.control("people/" + login, "{\"blocked\":" + blocked + "}");
    }

    private static void fault(int status, String headers, String body, int count) {
        String unused = sandbox.control(
                "faults",
                "{\"site\":\"graph\",\"path\":\"/v1.0/users*\",\"status\":" + status + ",\"headers\":" + headers
                        + ",\"body\":\"" + body.replace("\"", "\\\"") + "\",\"count\":" + count
                        + ",\"delayMillis\":0,\"afterHandling\":false}");
    }

    private UserId user(String login) {
        return done(rig.signIn(login)).user();
    }

    private boolean enabled(UserId user) {
        return rig.portal.users().find(user).orElseThrow().enabled();
    }

    /** A whole run by these rules, which are others than before. */
    private LeaverReport run(String mode, int most) {
        var before = rig.engine.leavers().store().last();
        rig.engine
                .module()
                .apply(Office365Settings.read(Map.of(
                        "enabled",
                        "true",
                        "registration",
                        "create",
                        "disable.leavers",
                        mode,
                        "disable.threshold",
                        most)));
        job.apply(rig.engine.module().leavers());
        // the database may round what is due up
        rig.clock.advance(Duration.ofSeconds(1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !rig.engine.leavers().store().last().equals(before));
        return rig.engine.leavers().store().last().orElseThrow();
    }

    private LeaverReport again() {
        return run("disable", ++threshold);
    }

    private Finding line(String title) {
        return rig.engine.module().checks().stream()
                .filter(check -> check.title().in(Locale.ENGLISH).contains(title))
                .findFirst()
                .orElseThrow()
                .run(CheckContext.nobody());
    }

    @Test
    void s30WhoIsDisabledOrDeletedAtMicrosoftIsDisabledHereOnceTheSettingsSaySo() {
        UserId anna = user(ANNA);
        UserId boris = user(BORIS);
        UserId clara = user(CLARA);
        String session = rig.portal.sessions().begin(boris, "office365", "sid");
        blocked(BORIS, true);
        String unused = sandbox.control("people/" + CLARA + "/delete", "{}");

        LeaverReport report = run("report", threshold);
        assertThat(report.trouble()).isEmpty();
        assertThat(report.looked()).isEqualTo(3);
        assertThat(report.due()).isEqualTo(2);
        assertThat(List.of(anna, boris, clara)).allMatch(this::enabled);
        assertThat(line("disabled or deleted").text().in(Locale.ENGLISH)).contains("Boris Ivanov", "Clara Novak");
        assertThat(line("User.Read.All").level()).isEqualTo(Finding.Level.OK);

        assertThat(run("disable", 1).held()).isTrue();
        assertThat(List.of(anna, boris, clara)).allMatch(this::enabled);
        assertThat(rig.engine.module().problems()).extracting(Problem::key).containsExactly("disable.threshold");

        assertThat(again().disabled()).isEqualTo(2);
        assertThat(enabled(anna)).isTrue();
        assertThat(List.of(boris, clara)).noneMatch(this::enabled);
        assertThat(rig.portal.sessions().alive(session)).isFalse();
        assertThat(rig.engine.module().problems()).isEmpty();

        blocked(BORIS, false);
        again();
        assertThat(rig.signIn(BORIS).outcome().refusal().orElseThrow().reason()).isEqualTo(SignInRefusal.DISABLED);
        assertThat(line("disabled or deleted").text().in(Locale.ENGLISH)).contains("still disabled here: Boris Ivanov");
    }

    @Test
    void s30NoFaultOfMicrosoftDisablesAnybody() {
        UserId anna = user(ANNA);
        UserId boris = user(BORIS);
        blocked(BORIS, true);
        for (int status : new int[] {400, 403, 404, 500, 503}) {
            fault(status, "{}", "{\"error\":{\"code\":\"Request_ResourceNotFound\",\"message\":\"no\"}}", 1);
            assertThat(again().trouble()).as("HTTP " + status).isPresent();
            assertThat(List.of(anna, boris)).allMatch(this::enabled);
        }
        for (String body : List.of("{\"value\":[{\"id\":\"", "<html>", "{\"value\":null}")) {
            fault(200, "{}", body, 1);
            assertThat(again().trouble()).as(body).isPresent();
            assertThat(List.of(anna, boris)).allMatch(this::enabled);
        }
        String unused = sandbox.control("consents/withdraw/User.Read.All", "{}");
        assertThat(again().trouble().orElseThrow().why()).isEqualTo(Why.FORBIDDEN);
        assertThat(line("User.Read.All").level()).isEqualTo(Finding.Level.FAILED);
        assertThat(enabled(boris)).isTrue();

        permit("app:graph/User.Read.All");
        fault(200, "{}", "{\"value\":[]}", 1);
        assertThat(again().disabled()).as("each was asked for alone").isEqualTo(1);
        assertThat(enabled(anna)).isTrue();
        assertThat(enabled(boris)).isFalse();

        UserId clara = user(CLARA);
        blocked(CLARA, true);
        fault(429, "{\"Retry-After\":\"300\"}", "{}", 1);
        assertThat(again().trouble().orElseThrow().why()).isEqualTo(Why.BUSY);
        assertThat(again().trouble().orElseThrow().why())
                .as("without asking again")
                .isEqualTo(Why.BUSY);
        assertThat(enabled(clara)).isTrue();
    }
}
