package org.portal365.m365.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portal365.m365.cloud.Cloud;

/**
 * Whether the addresses of a row belong together. A cloud of Microsoft is a world of its own: what one has issued, or
 * holds, is nothing in another, and a token must not travel there. So a row either has hosts of its own throughout, or
 * those of one of Microsoft's clouds.
 *
 * @param microsoft the rows of Microsoft's clouds
 * @see <a href="https://learn.microsoft.com/graph/deployments">National cloud deployments</a>
 */
record CloudUnit(Collection<Cloud> microsoft) {
    /** The hosts that are of another cloud than the login host, each under the key of its setting; empty when none is. */
    Map<String, String> strangers(Cloud row) {
        Set<String> clouds = of(row.loginOrigin().getHost());
        boolean own = clouds.isEmpty();
        Map<String, String> strangers = new LinkedHashMap<>();
        for (Map.Entry<String, String> host : hosts(row, own)) {
            Set<String> its = of(host.getValue());
            if (own ? !its.isEmpty() : Collections.disjoint(clouds, its)) {
                strangers.put(host.getKey(), host.getValue());
            } else {
                clouds.retainAll(its);
            }
        }
        return strangers;
    }

    private static List<Map.Entry<String, String>> hosts(Cloud row, boolean own) {
        List<Map.Entry<String, String>> hosts = new ArrayList<>();
        hosts.add(Map.entry(CloudSettings.BROWSER_ORIGIN, row.browserOrigin().getHost()));
        hosts.add(Map.entry(CloudSettings.GRAPH_ORIGIN, row.graphOrigin().getHost()));
        row.transferHosts().forEach(host -> hosts.add(Map.entry(CloudSettings.TRANSFER_HOSTS, withoutPort(host))));
        row.mail().ifPresent(mail -> {
            hosts.add(Map.entry(CloudSettings.IMAP_SERVER, mail.imap().host()));
            hosts.add(Map.entry(CloudSettings.SMTP_SERVER, mail.smtp().host()));
        });
        if (!own) {
            // For a row of hosts of its own it is a mere name of permissions.
            hosts.add(
                    Map.entry(CloudSettings.OUTLOOK_ORIGIN, row.outlookOrigin().getHost()));
        }
        return hosts;
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /** The clouds of Microsoft that a host, or hosts beneath a domain, can belong to. */
    private Set<String> of(String host) {
        return microsoft.stream()
                .filter(cloud -> known(cloud).anyMatch(known -> overlap(known, host)))
                .map(Cloud::name)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<String> known(Cloud cloud) {
        return Stream.concat(
                Stream.of(cloud.loginOrigin(), cloud.graphOrigin(), cloud.outlookOrigin())
                        .map(origin -> origin.getHost()),
                Stream.concat(
                        cloud.transferHosts().stream(),
                        cloud.mail().stream()
                                .flatMap(mail -> Stream.of(
                                        mail.imap().host(), mail.smtp().host()))));
    }

    /** Names of a host are equal, of domains (".example") one is within the other. */
    private static boolean overlap(String known, String other) {
        return known.equalsIgnoreCase(other) || beneath(known, other) || beneath(other, known);
    }

    private static boolean beneath(String domain, String host) {
        int start = host.length() - domain.length();
        return domain.startsWith(".") && start >= 0 && host.regionMatches(true, start, domain, 0, domain.length());
    }
}
