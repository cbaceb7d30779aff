package org.portal365.diskoffice.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.portal365.api.Body;

/**
 * Learns what the untouched working copy consists of. OneDrive rewrites Office packages after the upload, so that bytes
 * and size say nothing; where it did, its own content is asked.
 */
final class Baseline {
    private final Workshop shop;

    Baseline(Workshop shop) {
        this.shop = shop;
    }

    /** Takes it once. When somebody was faster and has changed it already, what was sent has to do. */
    Session known(Session session, RemoteDrive drive, RemoteItem item) throws IOException {
        return session.sync().fingerprint().isPresent() ? session : take(session, drive, item);
    }

    private Session take(Session session, RemoteDrive drive, RemoteItem item) throws IOException {
        Tag known = session.workingCopy().known();
        boolean rewritten = known.size() != session.origin().size();
        try (WorkFile file = WorkFile.in(shop.folder(), session)) {
            boolean fresh = rewritten && known.sameContent(item.tag());
            boolean there = fresh ? returned(session, drive, file.path()) : sent(session, file.path());
            return there ? inspected(session, file.path()) : session;
        }
    }

    private Session inspected(Session session, Path file) throws IOException {
        return shop.inspector()
                .inspect(file, session.origin().extension())
                .fingerprint()
                .map(found -> session.with(session.sync().knowing(found)))
                .orElse(session);
    }

    private boolean returned(Session session, RemoteDrive drive, Path file) throws IOException {
        WorkingCopy copy = session.workingCopy();
        Tag tag = drive.download(copy.itemId(), file, shop.policy().get().maxFileSize());
        return tag.sameContent(copy.known()) || sent(session, file);
    }

    private boolean sent(Session session, Path file) throws IOException {
        Optional<Body> body = shop.disk()
                .content(
                        session.actor(),
                        session.origin().file(),
                        session.origin().version())
                .optional();
        if (body.isPresent()) {
            WorkFile.copy(body.orElseThrow(), file);
        }
        return body.isPresent();
    }
}
