package org.portal365.socialservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portal365.socialservices.SandboxSignIn.ANNA;
import static org.portal365.socialservices.SandboxSignIn.done;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.module.Check;
import org.portal365.api.module.CheckContext;
import org.portal365.api.module.Finding;
import org.portal365.api.social.SignInRefusal;
import org.portal365.m365.error.Dictionary;
import org.portal365.m365.registration.Accounts;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.ClientSecret;

/**
 * The mistakes that are made when the portal is registered, each made once: what the administrator reads names it by its
 * number and says what to do.
 */
class SetupMistakesAtSandboxIT {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final String FRIDA = "frida@fabrikam.onmicrosoft.com";
    private static final String FABRIKAM = "b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29";
    private static final String CALLBACK = "/signin/office365/callback";
    private static final Pattern KEY_ID = Pattern.compile("\"keyId\" *: *\"([^\"]+)\"");

    @TempDir
    static Path data;

    private static SandboxProcess sandbox;
    private static String registered;

    private SandboxSignIn rig;

    @BeforeAll
    static void start() {
        sandbox = new SandboxProcess(data);
        registered = sandbox.registered();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void nothingIsWrong() {
        rig = new SandboxSignIn(sandbox);
        assertThat(wrong()).as("positive control").isEmpty();
    }

    @AfterEach
    void asItWas() {
        sandbox.register(registered);
        String unused = sandbox.control("consents/clear", "{}");
    }

    @Test
    void a04AClientIdThatIsWrong() {
        set("00000000-1111-4222-8333-444444444444", Accounts.ONE_TENANT, SandboxProcess.CONTOSO);
        assertThat(cure(Locale.ENGLISH)).contains("AADSTS700016", "Compare Client ID, tenant and cloud");
        assertThat(cure(RUSSIAN)).contains("AADSTS700016").matches("(?s).*[а-я].*");
    }

    @Test
    void a04ATenantThatIsNotThere() {
        set(SandboxProcess.CLIENT, Accounts.ONE_TENANT, "00000000-5555-4222-8333-444444444444");
        assertThat(cure(Locale.ENGLISH)).contains("AADSTS90002", "Check the tenant's id or domain, and the cloud");
        assertThat(cure(RUSSIAN)).contains("AADSTS90002").matches("(?s).*[а-я].*");
    }

    @Test
    void a04TheTenantOfAnotherOrganisation() {
        sandbox.admit("single");
        set(SandboxProcess.CLIENT, Accounts.ONE_TENANT, FABRIKAM);
        assertThat(cure(Locale.ENGLISH)).contains("AADSTS700016", "in a foreign tenant an administrator must consent");
    }

    @Test
    void a04TheIdOfTheSecretInPlaceOfItsValue() {
        Matcher id = KEY_ID.matcher(registered);
        assertThat(id.find()).isTrue();
        String pasted = id.group(1);
        rig.registrations.set(sandbox.registration(new ClientSecret(() -> pasted)));
        refused("AADSTS7000215", "the secret's ID was pasted in place of its Value");
        rig.registrations.set(sandbox.registration(new ClientSecret(sandbox::secret)));
        done(rig.signIn(ANNA));
    }

    @Test
    void a04AKeyThatHasExpired() {
        sandbox.expireSecrets();
        refused("AADSTS7000222", "Make a new client secret under Certificates & secrets");
    }

    @Test
    void a04ARedirectUriThatIsNotRegistered() {
        sandbox.register(registered.replace(CALLBACK, "/another"));
        assertThat(cure(Locale.ENGLISH))
                .contains("Authentication > Add a platform > Web, add exactly: http://localhost:8181" + CALLBACK);
        assertThat(problem(Locale.ENGLISH)).contains("AADSTS50011");
        assertThat(problem(RUSSIAN)).contains("AADSTS50011").matches("(?s).*[а-я].*");
    }

    @Test
    void a04AnAppOfOneOrganisationWhereTheSettingsSaySeveral() {
        sandbox.admit("single");
        set(SandboxProcess.CLIENT, Accounts.MANY_TENANTS, SandboxProcess.CONTOSO);
        assertThat(cure(Locale.ENGLISH))
                .contains("choose \"Accounts in any organizational directory\"; or set \"Accounts\" here to one");
        assertThat(cure(RUSSIAN)).matches("(?s).*[а-я].*");
    }

    /** This ends on Microsoft's page, which shows the number; the dictionary knows it. */
    @Test
    void a04SomebodyOfAnotherOrganisationWhereOneIsAdmitted() {
        assertThatThrownBy(() -> new Person(FRIDA).through(rig.begin())).hasMessageContaining("50020");
        assertThat(new Dictionary().entra("", "AADSTS50020").admin().in(Locale.ENGLISH))
                .contains("Invite it as a guest", "to many tenants");
        done(rig.signIn(ANNA));
    }

    @Test
    void a04ConsentThatOnlyAnAdministratorMayGive() {
        String unused = sandbox.control("switches", "{\"userConsentDisabled\":\"true\"}");
        var refused = rig.finish(Person.whoTurnsBack(ANNA).through(rig.begin()), Optional.empty())
                .outcome()
                .refusal()
                .orElseThrow();
        assertThat(refused.reason()).isEqualTo(SignInRefusal.CONSENT);
        assertThat(refused.admin().in(Locale.ENGLISH)).contains("AADSTS90094", "Open the admin consent address");
        assertThat(refused.admin().in(RUSSIAN)).contains("AADSTS90094").matches("(?s).*[а-я].*");
    }

    private void set(String clientId, Accounts accounts, String tenant) {
        AppRegistration usual = sandbox.registration(Set.of(tenant));
        rig.registrations.set(new AppRegistration(
                clientId, accounts, usual.tenants(), usual.cloud(), usual.guests(), usual.credentials()));
    }

    /** Whoever signs in is told to go to the administrator, who reads this. */
    private void refused(String code, String cure) {
        var refused = rig.signIn(ANNA).outcome().refusal().orElseThrow();
        assertThat(refused.reason()).isEqualTo(SignInRefusal.REGISTRATION);
        assertThat(refused.user().in(Locale.ENGLISH)).contains("administrator").doesNotContain("AADSTS");
        assertThat(refused.admin().in(Locale.ENGLISH)).contains(code, cure);
        assertThat(refused.admin().in(RUSSIAN)).contains(code).matches("(?s).*[а-я].*");
    }

    private String problem(Locale locale) {
        return wrong().stream().map(finding -> finding.text().in(locale)).collect(Collectors.joining("\n"));
    }

    private String cure(Locale locale) {
        return wrong().stream().map(finding -> finding.cure().in(locale)).collect(Collectors.joining("\n"));
    }

    /** The lines of "Check everything" that are red. */
    private List<Finding> wrong() {
        return rig.engine.module().checks().stream()
                .map(SetupMistakesAtSandboxIT::found)
                .filter(finding -> finding.level() == Finding.Level.FAILED)
                .toList();
    }

    private static Finding found(Check check) {
        return check.run(CheckContext.nobody());
    }
}
