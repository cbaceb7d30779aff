package org.portal365.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.portal365.api.SiteId;
import org.portal365.api.endpoint.Call;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.endpoint.Kind;
import org.portal365.api.endpoint.Reply;

/** What a portal relies on in every endpoint it mounts. */
public interface EndpointContract {
    Endpoint endpoint();

    SiteId site();

    @Test
    default void isPartOfAnAddress() {
        assertThat(endpoint().plugin()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(endpoint().name()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(endpoint().bodyLimit()).isBetween(0, 4 * 1024 * 1024);
    }

    @Test
    default void answersAnyCallWithAReply() {
        List<Map<String, List<String>>> queries = List.of(
                Map.of(),
                Map.of("state", List.of("x", "y"), "code", List.of("")),
                Map.of("validationToken", List.of("<script>\r\nX: 1")),
                Map.of("\0", List.of("a".repeat(20_000))));
        for (String method : List.of("GET", "POST", "HEAD", "DELETE", "BREW")) {
            for (Map<String, List<String>> query : queries) {
                for (String body : List.of("", "{", "[]", "null", "{\"value\":[{}]}", "<a/>")) {
                    check(new Call(site(), method, query, Map.of(), body, Optional.empty(), ""));
                }
            }
        }
    }

    private void check(Call call) {
        Duration limit = endpoint().kind() == Kind.MACHINE ? Duration.ofSeconds(3) : Duration.ofSeconds(20);
        Reply reply = Assertions.assertTimeout(limit, () -> endpoint().handle(call));
        assertThat(reply.status()).isBetween(200, 599);
        assertThat(reply.contentType()).doesNotContain("\r", "\n");
        reply.headers().forEach((name, value) -> {
            assertThat(name).matches("[A-Za-z0-9-]+");
            assertThat(value).doesNotContain("\r", "\n");
        });
        assertThat(reply.body()).doesNotContain("Exception");
        if (reply.contentType().startsWith("text/html")) {
            assertThat(reply.body()).doesNotContain("<script>\r\n");
        }
    }
}
