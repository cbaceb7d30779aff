package org.portal365.benchmarks.spring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sign-in with work accounts as Spring Security's documentation sets it up: authorization code, PKCE, nonce; sessions
 * in memory or, as Spring Session does it, in a database. As ours does not ask the UserInfo endpoint, this one does not either.
 *
 * @see <a href="https://docs.spring.io/spring-security/reference/servlet/oauth2/login/index.html">OAuth 2.0 Login</a>
 */
@SpringBootApplication
@RestController
public class SpringPeer {
    private static final String REGISTRATION = "office365";
    private static final String BEGIN = "/signin";

    /** Properties: server.port, issuer, client.id, client.secret, ca (a PEM file). */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        SSLContext.setDefault(trusting(Path.of(System.getProperty("ca"))));
        SpringApplication.run(SpringPeer.class, args);
    }

    private static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "sandbox", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Bean
    ClientRegistrationRepository registrations(
            @Value("${issuer}") String issuer,
            @Value("${client.id}") String clientId,
            @Value("${client.secret}") String secret) {
        ClientRegistration registration = ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(REGISTRATION)
                .clientId(clientId)
                .clientSecret(secret)
                .redirectUri("{baseUrl}" + BEGIN + "/{registrationId}/callback")
                .scope("openid", "profile")
                .userInfoUri(null)
                .userNameAttributeName("sub")
                .build();
        return new InMemoryClientRegistrationRepository(registration);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, ClientRegistrationRepository registrations) throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, BEGIN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return http.authorizeHttpRequests(rules -> rules.requestMatchers("/health")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(Customizer.withDefaults())
                .oauth2Login(login -> login.authorizationEndpoint(end -> end.authorizationRequestResolver(requests))
                        .redirectionEndpoint(end -> end.baseUri(BEGIN + "/*/callback")))
                .build();
    }

    @GetMapping("/health")
    String health() {
        return "ok";
    }

    @GetMapping("/profile")
    String profile(Principal user) {
        return user.getName();
    }
}
