package org.portal365.diskoffice.graph;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.portal365.api.AccountId;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.UploadTicket;
import org.portal365.m365.graph.UploadSession;
import org.portal365.m365.secret.SealBrokenException;
import org.portal365.m365.secret.SealUnavailableException;
import org.portal365.m365.secret.SecretBox;

/** Keeps the address of an upload session: whoever has it may upload, so it is stored sealed. */
public record TicketSeal(SecretBox box, AccountId account) {
    /** What tickets are sealed as, for their account. */
    public static final String KIND = "upload-session";

    UploadTicket seal(UploadSession session) {
        byte[] address = session.uploadUrl().toString().getBytes(StandardCharsets.UTF_8);
        try {
            return new UploadTicket(box.seal(KIND, account.value(), address), session.expires());
        } catch (SealUnavailableException e) {
            throw new RemoteFault(RemoteFault.Kind.ADMIN, "no key to seal the upload session with", null, null, e);
        }
    }

    URI open(UploadTicket ticket) {
        try {
            return URI.create(new String(box.open(KIND, account.value(), ticket.sealed()), StandardCharsets.UTF_8));
        } catch (SealBrokenException e) {
            throw new RemoteFault(
                    RemoteFault.Kind.UPLOAD_LOST, "the sealed upload session does not open", null, null, e);
        }
    }
}
