package org.portal365.socialservices.entra;

import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.ClaimsRequest;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.SilentParameters;
import java.net.MalformedURLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portal365.api.social.Token;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.m365.registration.ClientCertificate;
import org.portal365.m365.registration.ClientSecret;
import org.portal365.m365.registration.Credential;
import org.portal365.socialservices.core.EntraClient;
import org.portal365.socialservices.core.EntraException;
import org.portal365.socialservices.core.Guid;

/**
 * The token endpoint by msal4j. An application object lives for one call, with the cache of one account, so accounts
 * cannot mix. What msal4j makes of an id_token is not looked at: it does not validate it.
 */
public final class MsalEntraClient implements EntraClient {
    private static final Pattern AADSTS = Pattern.compile("AADSTS\\d{4,8}");
    private static final int LONGEST_WAIT = 6;

    private final OutboundHttp http;
    private final Clock clock;
    private final CredentialOrder credentials;

    /** @param taken is told of each credential that Entra ID takes, not of each time */
    public MsalEntraClient(OutboundHttp http, Clock clock, BiConsumer<AppRegistration, Credential> taken) {
        this.http = http;
        this.clock = clock;
        this.credentials = new CredentialOrder(taken);
    }

    @Override
    public Redeemed redeem(AppRegistration registration, Redemption redemption) throws EntraException {
        return credentials.with(registration, credential -> redeem(registration, credential, redemption));
    }

    private Redeemed redeem(AppRegistration registration, Credential credential, Redemption redemption)
            throws EntraException {
        TokenEndpointHttp endpoint = endpoint(registration, redemption.offline());
        var parameters = AuthorizationCodeParameters.builder(redemption.code(), redemption.redirectUri())
                .codeVerifier(redemption.verifier())
                .scopes(redemption.scopes().isEmpty() ? Set.of("openid") : redemption.scopes());
        redemption.claims().map(ClaimsRequest::formatAsClaimsRequest).ifPresent(parameters::claims);
        try {
            ConfidentialClientApplication app =
                    application(registration, credential, redemption.authority(), endpoint, redemption.reference());
            IAuthenticationResult result = app.acquireToken(parameters.build()).join();
            String idToken = Optional.ofNullable(result.idToken()).orElse("");
            return new Redeemed(
                    idToken,
                    granted(result),
                    redemption.offline() ? app.tokenCache().serialize() : "");
        } catch (CompletionException | MalformedURLException e) {
            throw failure(endpoint, redemption.reference(), e);
        }
    }

    @Override
    public Optional<Token> cached(AppRegistration registration, Grant grant) {
        return MsalCache.accessToken(
                grant.cache(), registration.clientId(), grant.tenant().value(), grant.scopes(), clock.instant());
    }

    @Override
    public Renewed renew(AppRegistration registration, Grant grant, Optional<String> claims, String reference)
            throws EntraException {
        return credentials.with(registration, credential -> renew(registration, credential, grant, claims, reference));
    }

    private Renewed renew(
            AppRegistration registration, Credential credential, Grant grant, Optional<String> claims, String reference)
            throws EntraException {
        TokenEndpointHttp endpoint = endpoint(registration, true);
        String tenant = grant.tenant().value();
        try {
            ConfidentialClientApplication app = application(registration, credential, tenant, endpoint, reference);
            app.tokenCache().deserialize(grant.cache());
            Optional<IAccount> account = app.getAccounts().join().stream().findFirst();
            if (account.isEmpty()) {
                throw new EntraException("invalid_grant", "", reference, claims.orElse(null), null, null);
            }
            var parameters = SilentParameters.builder(grant.scopes(), account.get())
                    .authorityUrl(authority(registration, tenant))
                    .forceRefresh(true);
            claims.map(ClaimsRequest::formatAsClaimsRequest).ifPresent(parameters::claims);
            IAuthenticationResult result =
                    app.acquireTokenSilently(parameters.build()).join();
            return new Renewed(
                    new Token(result.accessToken(), result.expiresOnDate().toInstant()),
                    granted(result),
                    app.tokenCache().serialize(),
                    Optional.ofNullable(result.idToken()));
        } catch (CompletionException | MalformedURLException e) {
            throw failure(endpoint, reference, e);
        }
    }

    @Override
    public Token ofApp(AppRegistration registration, Guid tenant, String reference) throws EntraException {
        return credentials.with(registration, credential -> ofApp(registration, credential, tenant, reference));
    }

    private Token ofApp(AppRegistration registration, Credential credential, Guid tenant, String reference)
            throws EntraException {
        TokenEndpointHttp endpoint = endpoint(registration, false);
        Set<String> everything = Set.of(registration.cloud().graphOrigin() + "/.default");
        try {
            IAuthenticationResult result = application(registration, credential, tenant.value(), endpoint, reference)
                    .acquireToken(ClientCredentialParameters.builder(everything).build())
                    .join();
            return new Token(result.accessToken(), result.expiresOnDate().toInstant());
        } catch (CompletionException | MalformedURLException e) {
            throw failure(endpoint, reference, e);
        }
    }

    private TokenEndpointHttp endpoint(AppRegistration registration, boolean offline) {
        return new TokenEndpointHttp(
                http.forCloud(registration.cloud()), registration.cloud().loginOrigin(), offline);
    }

    private static ConfidentialClientApplication application(
            AppRegistration registration,
            Credential credential,
            String authority,
            TokenEndpointHttp endpoint,
            String reference)
            throws MalformedURLException {
        return ConfidentialClientApplication.builder(registration.clientId(), credential(credential))
                .authority(authority(registration, authority))
                .instanceDiscovery(false)
                .validateAuthority(false)
                .clientCapabilities(Set.of("cp1"))
                .sendX5c(true)
                .httpClient(endpoint)
                .disableInternalRetries()
                .executorService(new DirectExecutor())
                .correlationId(reference)
                .build();
    }

    private static String authority(AppRegistration registration, String segment) {
        return registration.cloud().loginOrigin() + "/" + segment + "/";
    }

    private static IClientCredential credential(Credential credential) {
        if (credential instanceof ClientCertificate certificate) {
            return ClientCredentialFactory.createFromCertificateChain(certificate.key(), certificate.chain());
        }
        return ClientCredentialFactory.createFromSecret(((ClientSecret) credential).value());
    }

    private static Set<String> granted(IAuthenticationResult result) {
        return Arrays.stream(Optional.ofNullable(result.scopes()).orElse("").split(" ", -1))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toSet());
    }

    /** What the answer says counts, not how msal4j read it. */
    private static EntraException failure(TokenEndpointHttp endpoint, String reference, Exception cause) {
        Optional<TokenEndpointHttp.Failure> failure = endpoint.failure();
        Map<String, Object> json = failure.map(TokenEndpointHttp.Failure::json).orElse(Map.of());
        Optional<OutboundAnswer> answer = failure.flatMap(TokenEndpointHttp.Failure::answer);
        int status = answer.map(OutboundAnswer::status).orElse(0);
        @Nullable
        Duration wait = answer.flatMap(found -> found.header("retry-after"))
                .filter(seconds -> seconds.matches("\\d{1," + LONGEST_WAIT + "}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
        if (!json.containsKey("error") || status == 429 || status >= 500) {
            return EntraException.noAnswer(reference, wait, cause);
        }
        Matcher code = AADSTS.matcher(text(json, "error_description"));
        String claims = text(json, "claims");
        String correlationId = text(json, "correlation_id");
        return new EntraException(
                text(json, "error"),
                code.find() ? code.group() : "",
                correlationId.isEmpty() ? reference : correlationId,
                claims.isEmpty() ? null : claims,
                wait,
                cause);
    }

    private static String text(Map<String, Object> json, String member) {
        return json.get(member) instanceof String text ? text : "";
    }
}
