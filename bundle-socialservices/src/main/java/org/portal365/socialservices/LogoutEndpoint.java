package org.portal365.socialservices;

import org.portal365.api.endpoint.Call;
import org.portal365.api.endpoint.Endpoint;
import org.portal365.api.endpoint.Kind;
import org.portal365.api.endpoint.Reply;
import org.portal365.api.portal.Sessions;
import org.portal365.socialservices.core.ServiceId;

/**
 * Front-channel logout: Entra ID loads it in a hidden frame and names the session by "sid" alone. It always answers the
 * same, so nobody learns which sessions there are.
 *
 * @see <a href="https://openid.net/specs/openid-connect-frontchannel-1_0.html">OpenID Connect Front-Channel Logout</a>
 */
final class LogoutEndpoint implements Endpoint {
    private static final int LONGEST_SID = 256;

    private final Sessions sessions;

    LogoutEndpoint(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String plugin() {
        return ServiceId.OFFICE365;
    }

    @Override
    public String name() {
        return "logout";
    }

    @Override
    public Kind kind() {
        return Kind.FRAMED;
    }

    @Override
    public int bodyLimit() {
        return 0;
    }

    @Override
    public Reply handle(Call call) {
        call.single("sid")
                .filter(sid -> !sid.isBlank() && sid.length() <= LONGEST_SID)
                .ifPresent(sid -> sessions.endByExternal(ServiceId.OFFICE365, sid));
        return Reply.text(200, "");
    }
}
