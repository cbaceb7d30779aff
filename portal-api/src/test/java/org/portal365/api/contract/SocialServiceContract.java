package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portal365.api.contract.Refusals.assertDone;
import static org.portal365.api.contract.Refusals.assertRefused;
import static org.portal365.api.contract.Refusals.assertWords;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portal365.api.SiteId;
import org.portal365.api.endpoint.Call;
import org.portal365.api.social.Intent;
import org.portal365.api.social.SignInEnd;
import org.portal365.api.social.SignInRefusal;
import org.portal365.api.social.SignInRequest;
import org.portal365.api.social.SocialService;

/** What a portal relies on in every social service: the parts that need no person at the outside service. */
public interface SocialServiceContract {
    /** A service that is switched on and configured. */
    SocialService service();

    SiteId site();

    @Test
    default void introducesItself() {
        assertThat(service().info().id()).matches("[a-z0-9][a-z0-9-]*");
        assertWords(service().info().name());
    }

    @Test
    default void itsBrowserOriginsAreBareOrigins() {
        assertThat(service().browserOrigins()).isNotEmpty().allSatisfy(origin -> {
            assertThat(origin.getScheme()).isIn("https", "http");
            assertThat(origin.getHost()).isNotBlank();
            assertThat(origin.getPath()).isEmpty();
            assertThat(origin.getQuery()).isNull();
        });
    }

    @Test
    default void sendsTheBrowserToOneOfItsOrigins() {
        String binding = binding();
        URI address = begin(binding);
        URI origin = URI.create(address.getScheme() + "://" + address.getRawAuthority());
        assertThat(service().browserOrigins()).contains(origin);
        assertThat(address.toString()).doesNotContain(binding);
    }

    @Test
    default void everyFlowIsAnother() {
        String binding = binding();
        assertThat(begin(binding)).isNotEqualTo(begin(binding));
    }

    @Test
    default void anAnswerToNoFlowIsToBeginAgain() {
        for (Map<String, List<String>> query : List.of(
                Map.<String, List<String>>of(),
                Map.of("state", List.of("nobody-knows"), "code", List.of("x")),
                Map.of("state", List.of("a", "b"), "code", List.of("x")),
                Map.of("code", List.of("x")),
                Map.of("error", List.of("access_denied"), "error_description", List.of("<script>")))) {
            SignInEnd end = service().finish(answer(query, binding()));
            assertRefused(end.outcome(), SignInRefusal.START_AGAIN);
            assertThat(end.returnTo()).isEqualTo("/");
        }
    }

    @Test
    default void anAnswerInAnotherBrowserIsToBeginAgain() {
        String query = begin(binding()).getRawQuery();
        String state = java.util.Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith("state="))
                .map(part -> java.net.URLDecoder.decode(
                        part.substring("state=".length()), java.nio.charset.StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        SignInEnd end = service().finish(answer(Map.of("state", List.of(state), "code", List.of("x")), binding()));
        assertRefused(end.outcome(), SignInRefusal.START_AGAIN);
    }

    @Test
    default void aSignOutLeadsToOneOfItsOriginsOrNowhere() {
        service()
                .signOut(site())
                .ifPresent(address -> assertThat(service().browserOrigins())
                        .contains(URI.create(address.getScheme() + "://" + address.getRawAuthority())));
    }

    private URI begin(String binding) {
        return assertDone(service()
                        .begin(new SignInRequest(
                                Intent.SIGN_IN, Optional.empty(), site(), "/disk", Optional.empty(), binding)))
                .address();
    }

    private Call answer(Map<String, List<String>> query, String binding) {
        return new Call(site(), "GET", query, Map.of(), "", Optional.empty(), binding);
    }

    private static String binding() {
        return UUID.randomUUID().toString() + UUID.randomUUID();
    }
}
