package org.portal365.m365.setup;

import java.util.List;
import java.util.Map;

/**
 * Scripts that make the registration and print what is typed into the settings. Every value is a quoted literal; what
 * Microsoft answers is never run.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/application-post-applications">Create application</a>
 */
final class Scripts {
    /** Names of the clouds of Microsoft: for az, for Connect-MgGraph. */
    private static final Map<String, List<String>> CLOUDS = Map.of(
            "usgov-high", List.of("AzureUSGovernment", "USGov"),
            "usgov-dod", List.of("AzureUSGovernment", "USGovDoD"),
            "china", List.of("AzureChinaCloud", "China"));

    private static final List<String> GLOBAL = List.of("AzureCloud", "Global");

    private static final String BASH = """
            #!/usr/bin/env bash
            # Registers the portal in Microsoft Entra ID with the Azure CLI (az). Run it once: it makes a new app each time.
            # Wanted: a user who may register apps and give consent, such as a Cloud Application Administrator.
            set -euo pipefail
            graph=%1$s
            manifest=%2$s
            az cloud set --name %3$s
            az login%4$s --allow-no-subscriptions --output none
            tenant=$(az account show --query tenantId --output tsv)
            client=$(az rest --method POST --url "$graph/v1.0/applications" --resource "$graph" \\
              --headers Content-Type=application/json --body "$manifest" --query appId --output tsv)
            sleep 20 # a new app takes a while to be known everywhere
            az ad sp create --id "$client" --output none
            key=$(az ad app credential reset --id "$client" --append --display-name portal --years 1 --query password --output tsv)
            printf 'Client ID: %%s\\nTenant: %%s\\nKey (shown only now): %%s\\n' "$client" "$tenant" "$key"
            printf 'Consent for everybody, to be opened by an administrator: %%s%%s%%s%%s\\n' %5$s "$tenant" %6$s "$client"
            """;

    private static final String POWER_SHELL = """
            # Registers the portal in Microsoft Entra ID with Microsoft Graph PowerShell. Run it once: it makes a new app each time.
            # Wanted: Install-Module Microsoft.Graph.Authentication, and a user who may register apps and give consent,
            # such as a Cloud Application Administrator.
            $ErrorActionPreference = 'Stop'
            $graph = %1$s
            $manifest = %2$s
            Connect-MgGraph -Environment %3$s%4$s -Scopes 'Application.ReadWrite.All' -NoWelcome
            function Send($path, $body) {
              Invoke-MgGraphRequest -Method POST -Uri ($graph + '/v1.0/' + $path) -ContentType 'application/json' -Body $body -OutputType PSObject
            }
            $app = Send 'applications' $manifest
            Start-Sleep -Seconds 20 # a new app takes a while to be known everywhere
            $null = Send 'servicePrincipals' (@{ appId = $app.appId } | ConvertTo-Json)
            $until = (Get-Date).ToUniversalTime().AddYears(1).ToString('yyyy-MM-ddTHH:mm:ssZ')
            $key = Send ('applications/' + $app.id + '/addPassword') (@{ passwordCredential = @{ displayName = 'portal'; endDateTime = $until } } | ConvertTo-Json)
            $tenant = (Get-MgContext).TenantId
            'Client ID: ' + $app.appId
            'Tenant: ' + $tenant
            'Key (shown only now): ' + $key.secretText
            'Consent for everybody, to be opened by an administrator: ' + %5$s + $tenant + %6$s + $app.appId
            """;

    private Scripts() {}

    static String bash(AppPlan plan) {
        List<String> consent = plan.consent();
        return BASH.formatted(
                Quote.bash(plan.cloud().graphOrigin().toString()),
                Quote.bash(AppManifest.of(plan)),
                Quote.bash(names(plan).get(0)),
                plan.tenant().map(id -> " --tenant " + Quote.bash(id)).orElse(""),
                Quote.bash(consent.get(0)),
                Quote.bash(consent.get(1)));
    }

    static String powerShell(AppPlan plan) {
        List<String> consent = plan.consent();
        return POWER_SHELL.formatted(
                Quote.powerShell(plan.cloud().graphOrigin().toString()),
                Quote.powerShell(AppManifest.of(plan)),
                Quote.powerShell(names(plan).get(1)),
                plan.tenant().map(id -> " -TenantId " + Quote.powerShell(id)).orElse(""),
                Quote.powerShell(consent.get(0)),
                Quote.powerShell(consent.get(1)));
    }

    private static List<String> names(AppPlan plan) {
        return CLOUDS.getOrDefault(plan.cloud().name(), GLOBAL);
    }
}
