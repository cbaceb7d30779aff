package org.portal365.sandbox.graph;

import java.util.List;

/**
 * A site of SharePoint and who may use it.
 *
 * @param id host, site collection and site
 * @param path below the host
 * @param members logins
 * @param libraries names of its document libraries
 */
record SharedSite(String id, String tenant, String path, String name, List<String> members, List<String> libraries) {
    boolean admits(String tenantId, String login) {
        return tenant.equals(tenantId) && members.contains(login);
    }

    boolean matches(String words) {
        return words.equals("*")
                || name.toLowerCase(java.util.Locale.ROOT).contains(words.toLowerCase(java.util.Locale.ROOT));
    }
}
