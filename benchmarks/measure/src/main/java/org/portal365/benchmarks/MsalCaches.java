package org.portal365.benchmarks;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What msal4j keeps of a person that has agreed to files: tokens as long as those of Entra ID. */
final class MsalCaches {
    static final String CLIENT = "3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01";
    static final String TENANT = "6a2f4d10-3c5b-4e7a-8d91-0b1c2d3e4f50";
    static final String OBJECT = "b6c9ed89-293a-4ad9-80cd-5ba0b6f05604";
    static final String HOST = "login.microsoftonline.com";

    private static final String HOME = OBJECT + "." + TENANT;
    private static final int TOKEN = 2_300;
    private static final int REFRESH_TOKEN = 1_400;

    private MsalCaches() {}

    static String one() {
        long now = Instant.now().getEpochSecond();
        String until = String.valueOf(now + Duration.ofDays(1).toSeconds());
        Map<String, Object> access = Map.of(
                "home_account_id", HOME,
                "environment", HOST,
                "client_id", CLIENT,
                "secret", "t".repeat(TOKEN),
                "credential_type", "AccessToken",
                "realm", TENANT,
                "target", "https://graph.microsoft.com/Files.ReadWrite openid profile",
                "cached_at", String.valueOf(now),
                "expires_on", until,
                "extended_expires_on", until);
        Map<String, Object> refresh = Map.of(
                "home_account_id", HOME,
                "environment", HOST,
                "client_id", CLIENT,
                "secret", "r".repeat(REFRESH_TOKEN),
                "credential_type", "RefreshToken");
        Map<String, Object> account = Map.of(
                "home_account_id", HOME,
                "environment", HOST,
                "realm", TENANT,
                "local_account_id", OBJECT,
                "username", "anna@contoso.onmicrosoft.com",
                "authority_type", "MSSTS");
        return JSONObjectUtils.toJSONString(Map.of(
                "AccessToken", Map.of(HOME + "-" + HOST + "-accesstoken-" + CLIENT + "-" + TENANT, access),
                "RefreshToken", Map.of(HOME + "-" + HOST + "-refreshtoken-" + CLIENT + "--", refresh),
                "Account", Map.of(HOME + "-" + HOST + "-" + TENANT, account)));
    }
}
