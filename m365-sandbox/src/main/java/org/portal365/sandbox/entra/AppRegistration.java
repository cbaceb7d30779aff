package org.portal365.sandbox.entra;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application as registered in its home tenant.
 *
 * @param id client id, a GUID
 * @param tenant home tenant
 * @param accounts {@code single}, {@code multi} (any work account) or {@code personal} (work and personal accounts)
 * @param assignmentRequired only assigned people of the home tenant get in
 * @param certificates registered certificates, base64 DER
 * @param optionalClaims optional id_token claims switched on: sid, login_hint, acct, email
 * @param delegated permissions that {@code .default} stands for, as {@code graph/Files.ReadWrite}
 * @param application application permissions, same form
 */
public record AppRegistration(
        String id,
        String name,
        String tenant,
        String accounts,
        boolean assignmentRequired,
        List<String> replyUrls,
        @Nullable String logoutUrl,
        List<AppSecret> secrets,
        List<String> certificates,
        List<String> optionalClaims,
        List<String> delegated,
        List<String> application) {

    public boolean multiTenant() {
        return !accounts.equals("single");
    }

    boolean personalAccounts() {
        return accounts.equals("personal");
    }

    AppRegistration withSecrets(List<AppSecret> changed) {
        return new AppRegistration(
                id,
                name,
                tenant,
                accounts,
                assignmentRequired,
                replyUrls,
                logoutUrl,
                changed,
                certificates,
                optionalClaims,
                delegated,
                application);
    }

    /** Exact match, but for {@code http://localhost} the port is ignored (Entra page "reply-url", localhost exceptions). */
    boolean replies(String uri) {
        return replyUrls.stream().anyMatch(registered -> registered.equals(uri) || sameOnLocalhost(registered, uri));
    }

    private static boolean sameOnLocalhost(String registered, String uri) {
        try {
            URI left = URI.create(registered);
            URI right = URI.create(uri);
            return "http".equals(left.getScheme())
                    && "http".equals(right.getScheme())
                    && "localhost".equals(left.getHost())
                    && "localhost".equals(right.getHost())
                    && right.getRawUserInfo() == null
                    && right.getRawFragment() == null
                    && String.valueOf(left.getRawPath()).equals(right.getRawPath())
                    && String.valueOf(left.getRawQuery()).equals(String.valueOf(right.getRawQuery()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
