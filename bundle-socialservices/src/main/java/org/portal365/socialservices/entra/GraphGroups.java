package org.portal365.socialservices.entra;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portal365.m365.http.OutboundAnswer;
import org.portal365.m365.http.OutboundClient;
import org.portal365.m365.http.OutboundException;
import org.portal365.m365.http.OutboundHttp;
import org.portal365.m365.http.OutboundRequest;
import org.portal365.m365.registration.AppRegistration;
import org.portal365.socialservices.core.EntraClient;
import org.portal365.socialservices.core.EntraException;
import org.portal365.socialservices.core.GroupDirectory;
import org.portal365.socialservices.core.Guid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Groups of a person by Graph, page after page, as the app itself: the application permission GroupMember.Read.All. The
 * address in a token's "_claim_sources" is not used: it leads to the retired Azure AD Graph.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/user-list-transitivememberof">transitiveMemberOf</a>
 */
public final class GraphGroups implements GroupDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(GraphGroups.class);
    private static final int MOST_PAGES = 50;

    private final EntraClient entra;
    private final OutboundHttp http;

    public GraphGroups(EntraClient entra, OutboundHttp http) {
        this.entra = entra;
        this.http = http;
    }

    @Override
    public Optional<Set<String>> groups(AppRegistration registration, Guid tenant, Guid object) {
        String reference = UUID.randomUUID().toString();
        try {
            String token = entra.ofApp(registration, tenant, reference).value();
            URI first = registration
                    .cloud()
                    .graphOrigin()
                    .resolve("/v1.0/users/" + object.value()
                            + "/transitiveMemberOf/microsoft.graph.group?$select=id&$top=999");
            return Optional.of(all(http.forCloud(registration.cloud()), first, token));
        } catch (EntraException | OutboundException | ParseException | IllegalStateException e) {
            LOG.warn("The groups of a person in tenant {} cannot be read ({}): {}", tenant, reference, e.getMessage());
            return Optional.empty();
        }
    }

    private static Set<String> all(OutboundClient graph, URI first, String token) throws ParseException {
        Set<String> groups = new HashSet<>();
        Optional<URI> next = Optional.of(first);
        for (int pages = 0; next.isPresent(); pages++) {
            if (pages == MOST_PAGES) {
                throw new IllegalStateException("more than " + MOST_PAGES + " pages");
            }
            Map<String, Object> page = page(graph, next.get(), token);
            groups.addAll(ids(page));
            next = Optional.ofNullable(page.get("@odata.nextLink")).map(link -> sameHost(first, String.valueOf(link)));
        }
        return groups;
    }

    private static Map<String, Object> page(OutboundClient graph, URI address, String token) throws ParseException {
        OutboundAnswer answer = graph.send(OutboundRequest.get(address).withHeader("Authorization", "Bearer " + token));
        if (answer.status() != 200) {
            throw new IllegalStateException("HTTP " + answer.status());
        }
        return JSONObjectUtils.parse(answer.text());
    }

    private static Set<String> ids(Map<String, Object> page) {
        if (!(page.get("value") instanceof List<?> listed)) {
            throw new IllegalStateException("no list of groups");
        }
        Set<String> ids = new HashSet<>();
        for (Object group : listed) {
            Guid id = Optional.of(group)
                    .filter(Map.class::isInstance)
                    .flatMap(known -> Guid.parse(String.valueOf(((Map<?, ?>) known).get("id"))))
                    .orElseThrow(() -> new IllegalStateException("a group without an id"));
            ids.add(id.value());
        }
        return ids;
    }

    /** The token goes to Graph and nowhere else. */
    private static URI sameHost(URI first, String link) {
        URI next;
        try {
            next = new URI(link);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the address of the next page cannot be read", e);
        }
        if (!first.getScheme().equals(next.getScheme()) || !first.getAuthority().equals(next.getAuthority())) {
            throw new IllegalStateException("the next page is elsewhere");
        }
        return next;
    }
}
