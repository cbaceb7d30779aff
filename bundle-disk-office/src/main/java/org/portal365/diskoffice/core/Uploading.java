package org.portal365.diskoffice.core;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.portal365.api.Body;
import org.portal365.api.disk.EditState;

/** PREPARING and UPLOADING: brings the document into the outside drive. */
final class Uploading {
    private static final long SMALL = 4L << 20;
    private final Workshop shop;
    private final Locks locks;

    Uploading(Workshop shop) {
        this.shop = shop;
        this.locks = new Locks(shop);
    }

    /** Stores that something is about to leave the portal, once nobody else can change it there. */
    Next prepare(Session session, Journal journal) {
        return Next.at(locks.first(session).in(EditState.UPLOADING), now());
    }

    Next upload(Session session, Journal journal) throws IOException {
        Optional<Body> body = shop.disk()
                .content(
                        session.actor(),
                        session.origin().file(),
                        session.origin().version())
                .optional();
        if (body.isEmpty()) {
            return Next.at(session.ended(EditState.DISCARDED), now());
        }
        RemoteDrive drive = shop.drives().of(session.account());
        if (session.upload().isPresent()) {
            return range(session, drive, session.upload().orElseThrow(), body.orElseThrow());
        }
        return begin(session, drive, body.orElseThrow());
    }

    private Next begin(Session session, RemoteDrive drive, Body body) throws IOException {
        Place place = Place.of(session);
        Optional<RemoteItem> adopted = drive.find(place);
        if (adopted.isPresent()) {
            return adopt(session, adopted.orElseThrow());
        }
        long room = drive.room().orElse(Long.MAX_VALUE);
        if (room < body.length()) {
            throw new RemoteFault(RemoteFault.Kind.FULL, "the drive has " + room + " bytes left");
        }
        if (body.length() <= SMALL) {
            return open(session, drive.put(place, body));
        }
        Upload upload = new Upload(drive.begin(place, body.length()), 0);
        return Next.at(session.uploading(Optional.of(upload)), now());
    }

    private Next range(Session session, RemoteDrive drive, Upload upload, Body body) throws IOException {
        Sent sent;
        try {
            sent = drive.send(upload.ticket(), upload.offset(), body);
        } catch (RemoteFault fault) {
            if (fault.kind() == RemoteFault.Kind.UPLOAD_LOST || fault.kind() == RemoteFault.Kind.GONE) {
                return resume(session, drive, upload);
            }
            throw fault;
        }
        if (sent.item().isPresent()) {
            return open(session, sent.item().orElseThrow());
        }
        return Next.at(session.uploading(Optional.of(new Upload(upload.ticket(), sent.next()))), now());
    }

    /** Out of step: the drive knows where to go on; an upload it has forgotten begins anew, or was complete. */
    private Next resume(Session session, RemoteDrive drive, Upload upload) {
        OptionalLong position = drive.position(upload.ticket());
        if (position.isEmpty() || position.getAsLong() == upload.offset()) {
            return Next.at(session.uploading(Optional.empty()), now().plusSeconds(1));
        }
        return Next.at(session.uploading(Optional.of(new Upload(upload.ticket(), position.getAsLong()))), now());
    }

    /** Of an earlier try, before a kill. Whether somebody has written into it since is found out by its content. */
    private Next adopt(Session session, RemoteItem item) {
        return open(session, item, Tag.unknown(session.origin().size()));
    }

    private Next open(Session session, RemoteItem item) {
        return open(session, item, item.tag());
    }

    private Next open(Session session, RemoteItem item, Tag known) {
        WorkingCopy copy = new WorkingCopy(item.id(), item.webUrl(), item.name(), known);
        Session open = session.with(copy).in(EditState.OPEN);
        return Next.at(open, now().plus(shop.policy().get().watchInterval()));
    }

    private Instant now() {
        return shop.clock().instant();
    }
}
