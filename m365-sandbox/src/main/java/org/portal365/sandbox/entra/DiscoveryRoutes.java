package org.portal365.sandbox.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.portal365.sandbox.Addresses;
import org.portal365.sandbox.Json;
import org.portal365.sandbox.Routes;
import org.portal365.sandbox.SandboxParts;
import org.portal365.sandbox.Sites;
import org.portal365.sandbox.Tenant;

/** Discovery document, JWK set and instance discovery; fields as in {@code recorded-entra.json}. */
final class DiscoveryRoutes implements Routes {

    private final SandboxParts parts;

    DiscoveryRoutes(SandboxParts parts) {
        this.parts = parts;
    }

    @Override
    public void register(Sites sites) {
        sites.login(routes -> {
            routes.get("/{tenant}/v2.0/.well-known/openid-configuration", ctx -> answer(ctx, () -> discovery(ctx)));
            routes.get("/{tenant}/discovery/v2.0/keys", ctx -> answer(ctx, () -> keys(ctx)));
            routes.get("/common/discovery/instance", ctx -> answer(ctx, () -> instances(ctx)));
        });
    }

    private interface Document {
        Map<String, Object> make();
    }

    private void answer(Context ctx, Document document) {
        ctx.header("Access-Control-Allow-Origin", "*").contentType("application/json; charset=utf-8");
        try {
            Map<String, Object> made = document.make();
            ctx.header("Cache-Control", "max-age=86400, private").result(Json.write(made));
        } catch (EntraRefusal refusal) {
            ErrorTrace trace = ErrorTrace.of(ctx, parts.clock());
            ctx.status(refusal.status())
                    .result(Json.write(trace.body(refusal, parts.addresses().login())));
        }
    }

    private Map<String, Object> discovery(Context ctx) {
        Authority authority = Authority.of(ctx.pathParam("tenant"), parts.directory());
        Addresses at = parts.addresses();
        String id = authority.tenant();
        String login = at.login() + "/" + id;
        String browser = at.browser() + "/" + id;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("token_endpoint", login + "/oauth2/v2.0/token");
        fields.put("jwks_uri", login + "/discovery/v2.0/keys");
        fields.put("issuer", at.issuer(authority.shared() ? "{tenantid}" : id));
        fields.put("userinfo_endpoint", at.graph() + "/oidc/userinfo");
        fields.put("authorization_endpoint", browser + "/oauth2/v2.0/authorize");
        fields.put("device_authorization_endpoint", login + "/oauth2/v2.0/devicecode");
        fields.put("end_session_endpoint", browser + "/oauth2/v2.0/logout");
        fields.put("kerberos_endpoint", login + "/kerberos");
        Json.resource("discovery.json", JsonNode.class)
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.put("msgraph_host", at.graph().substring("https://".length()));
        return fields;
    }

    /** Work keys carry the issuer of the tenant asked for, or the template; personal keys always their own. */
    private Map<String, Object> keys(Context ctx) {
        Authority authority = Authority.of(ctx.pathParam("tenant"), parts.directory());
        List<Map<String, Object>> keys = new ArrayList<>();
        for (SigningKey key : parts.keys().published()) {
            boolean fits = !key.consumer() || (authority.shared() && authority.personalAllowed());
            if (authority.tenant().equals(Tenant.CONSUMERS) ? key.consumer() : fits) {
                keys.add(published(key, authority));
            }
        }
        return Map.of("keys", keys);
    }

    private Map<String, Object> published(SigningKey key, Authority authority) {
        RsaJsonWebKey jwk = SigningKeys.jwk(key);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kty", "RSA");
        fields.put("use", "sig");
        fields.put("kid", key.kid());
        fields.put("x5t", key.kid());
        fields.put(
                "n",
                jwk.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
                        .get("n"));
        fields.put(
                "e",
                jwk.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
                        .get("e"));
        fields.put("x5c", List.of(key.certificate()));
        fields.put("cloud_instance_name", "microsoftonline.com");
        String tenant = key.consumer() ? Tenant.CONSUMERS : authority.shared() ? "{tenantid}" : authority.tenant();
        fields.put("issuer", parts.addresses().issuer(tenant));
        return fields;
    }

    /** {@code /common/discovery/instance}: this host is the only one of its cloud. */
    private Map<String, Object> instances(Context ctx) {
        String asked = String.valueOf(ctx.queryParam("authorization_endpoint"));
        String[] segments = asked.split("/", -1);
        String tenant = segments.length > 3 ? segments[3] : "common";
        Authority authority = Authority.of(tenant, parts.directory());
        String host = parts.addresses().login().substring("https://".length());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "tenant_discovery_endpoint",
                parts.addresses().login() + "/" + authority.tenant() + "/v2.0/.well-known/openid-configuration");
        answer.put("api-version", "1.1");
        answer.put(
                "metadata",
                List.of(Map.of("preferred_network", host, "preferred_cache", host, "aliases", List.of(host))));
        return answer;
    }
}
