package org.portal365.m365.setup;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.portal365.m365.cloud.Cloud;
import org.portal365.m365.registration.Accounts;

/**
 * The app registration to be made.
 *
 * @param name as people see it when they are asked for consent
 * @param tenant its id; empty: that of whoever runs the script
 * @param redirects addresses of the platform "Web", the main one first
 * @param logout front-channel logout address; Entra ID takes one, of https
 * @param permissions delegated ones, such as "graph/Files.ReadWrite"
 * @param roles application permissions, such as "graph/User.Read.All"
 */
record AppPlan(
        String name,
        Accounts accounts,
        Optional<String> tenant,
        Cloud cloud,
        List<String> redirects,
        Optional<String> logout,
        List<String> permissions,
        List<String> roles) {
    AppPlan {
        redirects = List.copyOf(redirects);
        permissions = List.copyOf(permissions);
        roles = List.copyOf(roles);
    }

    /** As Microsoft Graph calls it. */
    String audience() {
        return accounts == Accounts.ONE_TENANT ? "AzureADMyOrg" : "AzureADMultipleOrgs";
    }

    /** The address of admin consent without tenant and client id: what comes before the one, between, and after. */
    List<String> consent() {
        String redirect = redirects.isEmpty() ? "" : "&redirect_uri=" + encoded(redirects.get(0));
        return List.of(
                cloud.browserOrigin() + "/",
                "/v2.0/adminconsent?scope=" + encoded(cloud.graphOrigin() + "/.default") + redirect + "&client_id=");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
