package org.portal365.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.Tenant;

/** Manifests of Microsoft Graph, as the admin center takes them. */
class ManifestTest {
    private static final Tenant FABRIKAM =
            new Tenant("b7d0e8a4-92c1-4f36-a5b8-7e6d5c4b3a29", "fabrikam.onmicrosoft.com", "Fabrikam", null);
    private static final Resources RESOURCES = new Resources(new Addresses(20_000));
    private static final String GOOD = """
            {"displayName": "Portal", "signInAudience": "AzureADMyOrg",
             "web": {"redirectUris": ["http://localhost:20200/signin/office365/callback"]},
             "optionalClaims": {"idToken": [{"name": "sid", "essential": false}]},
             "requiredResourceAccess": [{"resourceAppId": "00000003-0000-0000-c000-000000000000", "resourceAccess": [
               {"id": "37f7f235-527c-4136-accd-4a02d197296e", "type": "Scope"},
               {"id": "5c28f0bf-8a70-41f1-8ab2-9032436ddb65", "type": "Scope"},
               {"id": "652390e4-393a-48de-9484-05f9b1212954", "type": "Scope"}]}]}
            """;

    private static AppRegistration register(String text) {
        return Manifest.parse(text, RESOURCES).register(FABRIKAM);
    }

    @Test
    void aManifestBecomesAnApplicationOfTheTenant() {
        AppRegistration app = register(GOOD);
        assertThat(app.tenant()).isEqualTo(FABRIKAM.id());
        assertThat(app.multiTenant()).isFalse();
        assertThat(app.delegated()).containsExactly("graph/Files.ReadWrite", "outlook/IMAP.AccessAsUser.All");
        assertThat(app.optionalClaims()).containsExactly("sid");
        assertThat(app.replies("http://localhost:20200/signin/office365/callback"))
                .isTrue();
        assertThat(register(GOOD).id()).isNotEqualTo(app.id());
    }

    @Test
    void s30APermissionOfTheAppItselfIsTold() {
        String role = "{\"id\": \"df021288-bdef-4463-88db-98f22de89214\", \"type\": \"Role\"}";
        AppRegistration app = register(GOOD.replace("\"Scope\"}]}]", "\"Scope\"}, " + role + "]}]"));
        assertThat(app.application()).containsExactly("graph/User.Read.All");
        assertThat(app.delegated()).hasSize(2);
        assertThat(register(GOOD).application()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost, http://portal.example.com",
        "5c28f0bf, 5c28f0b0",
        "AzureADMyOrg, Everybody",
        "\"Portal\", \"\"",
        "00000003, 00000002"
    })
    void whatTheAdminCenterWouldRefuseIsRefused(String from, String to) {
        assertThatIllegalArgumentException().isThrownBy(() -> register(GOOD.replace(from, to)));
    }
}
