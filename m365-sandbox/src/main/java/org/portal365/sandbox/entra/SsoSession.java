package org.portal365.sandbox.entra;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A browser's single sign-on state, kept in a sealed cookie.
 *
 * @param sid session id, the {@code sid} claim
 * @param logins accounts signed in, the newest last
 * @param clients applications that got a code in this session and the addresses it went to, for front-channel logout
 * @param authTime moment of the newest interactive sign-in
 * @param mfa a second factor was given
 */
record SsoSession(String sid, List<String> logins, Map<String, String> clients, Instant authTime, boolean mfa) {

    SsoSession signedIn(String login, Instant now, boolean withFactor) {
        Set<String> all = new LinkedHashSet<>(logins);
        all.remove(login);
        all.add(login);
        return new SsoSession(sid, List.copyOf(all), clients, now, mfa || withFactor);
    }

    SsoSession visited(String client, String redirectUri) {
        Map<String, String> all = new LinkedHashMap<>(clients);
        all.put(client, redirectUri);
        return new SsoSession(sid, logins, all, authTime, mfa);
    }
}
