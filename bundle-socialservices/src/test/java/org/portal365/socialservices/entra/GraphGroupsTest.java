package org.portal365.socialservices.entra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.socialservices.core.EntraException;
import org.portal365.socialservices.core.Guid;
import org.portal365.socialservices.core.Rig;
import org.portal365.socialservices.core.ScriptedEntra;
import org.portal365.socialservices.core.TestIdTokens;

/** S29: all pages or none. */
class GraphGroupsTest {
    private static final Guid TENANT = new Guid(TestIdTokens.TENANT);
    private static final Guid ANNA = new Guid("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
    private static final String FIRST = "/v1.0/users/" + ANNA + "/transitiveMemberOf/microsoft.graph.group";
    private static final String ONE = "bbbbbbbb-0000-0000-0000-000000000001";
    private static final String TWO = "bbbbbbbb-0000-0000-0000-000000000002";

    private final Map<String, OutboundAnswer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final ScriptedEntra entra = new ScriptedEntra();
    private final OutboundHttp graph = cloud -> request -> {
        asked.add(request.address().getHost() + " " + request.headers().get("Authorization"));
        OutboundAnswer answer = answers.get(request.address().getPath());
        if (answer == null) {
            throw new OutboundException(OutboundException.Reason.TIMEOUT, "no answer");
        }
        return answer;
    };

    private Optional<Set<String>> groups() {
        return new GraphGroups(entra, graph).groups(Rig.registration(Set.of(TestIdTokens.TENANT)), TENANT, ANNA);
    }

    private void answer(String path, int status, String body) {
        answers.put(path, new OutboundAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String page(String id, String next) {
        return "{\"value\":[{\"id\":\"" + id + "\"}]" + (next.isEmpty() ? "" : ",\"@odata.nextLink\":\"" + next + "\"")
                + "}";
    }

    @Test
    void s29EveryPageIsReadWithTheTokenOfTheApp() {
        answer(FIRST, 200, page(ONE, "https://graph.example/v1.0/next?$skiptoken=x"));
        answer("/v1.0/next", 200, page(TWO, ""));
        assertThat(groups()).contains(Set.of(ONE, TWO));
        assertThat(asked)
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request).contains("graph.example").contains("Bearer token of the app in " + TENANT));
    }

    @Test
    void s29OneFailureAndNothingIsKnown() {
        for (int status : new int[] {403, 404, 429, 500}) {
            answer(FIRST, 200, page(ONE, "https://graph.example/v1.0/next"));
            answer("/v1.0/next", status, "{}");
            assertThat(groups()).as("HTTP " + status).isEmpty();
        }
        answers.remove("/v1.0/next");
        assertThat(groups()).as("no answer").isEmpty();
        for (String body : List.of("", "{}", "{\"value\":1}", page("no id", ""))) {
            answer(FIRST, 200, body);
            assertThat(groups()).as(body).isEmpty();
        }
        for (String next : List.of("::", "https://graph.example/a b", "next", "null")) {
            answer(FIRST, 200, page(ONE, next));
            assertThat(groups()).as(next).isEmpty();
        }
        answer(FIRST, 200, page(ONE, "https://graph.example" + FIRST));
        assertThat(groups()).as("endless").isEmpty();
        answer(FIRST, 200, page(ONE, ""));
        assertThat(groups()).as("positive control").contains(Set.of(ONE));
        entra.failure = new EntraException("unauthorized_client", "", "reference", null, null, null);
        assertThat(groups()).as("no token").isEmpty();
    }

    @Test
    void s29TheTokenGoesNowhereElse() {
        answer(FIRST, 200, page(ONE, "https://elsewhere.example/v1.0/next"));
        answer("/v1.0/next", 200, page(TWO, ""));
        assertThat(groups()).isEmpty();
        assertThat(asked).hasSize(1);
    }
}
