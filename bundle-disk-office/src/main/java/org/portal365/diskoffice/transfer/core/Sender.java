package org.portal365.diskoffice.transfer.core;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.portal365.api.Body;
import org.portal365.diskoffice.core.Place;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.RemoteItem;
import org.portal365.diskoffice.core.Sent;
import org.portal365.diskoffice.core.Upload;

/** Uploads to a place that is ours alone: small files at once, large ones range by range, going on after a restart. */
record Sender(Clock clock) {
    private static final long SMALL = 4L << 20;

    /**
     * One step of it; the item is in the copy once it is there.
     *
     * @param adopt what lies at the place already is what an earlier step has brought there
     */
    Next send(Task task, RemoteDrive drive, Place place, Body body, boolean adopt) throws IOException {
        if (task.copy().upload().isPresent()) {
            return range(task, drive, task.copy().upload().get(), body);
        }
        Optional<RemoteItem> adopted = adopt ? drive.find(place) : Optional.empty();
        if (adopted.isPresent()) {
            return there(task, adopted.get(), body);
        }
        if (body.length() <= SMALL) {
            return there(task, drive.put(place, body), body);
        }
        Upload upload = new Upload(drive.begin(place, body.length()), 0);
        return Next.at(task.with(task.copy().uploading(Optional.of(upload))), now());
    }

    private Next range(Task task, RemoteDrive drive, Upload upload, Body body) throws IOException {
        Sent sent;
        try {
            sent = drive.send(upload.ticket(), upload.offset(), body);
        } catch (RemoteFault fault) {
            if (fault.kind() == RemoteFault.Kind.UPLOAD_LOST || fault.kind() == RemoteFault.Kind.GONE) {
                return resume(task, drive, upload);
            }
            throw fault;
        }
        return sent.item().isPresent()
                ? there(task, sent.item().get(), body)
                : going(task, new Upload(upload.ticket(), sent.next()));
    }

    /** The drive knows where to go on; an upload it has forgotten begins anew, or was complete. */
    private Next resume(Task task, RemoteDrive drive, Upload upload) {
        OptionalLong position = drive.position(upload.ticket());
        if (position.isEmpty() || position.getAsLong() == upload.offset()) {
            Task anew = task.with(task.copy().uploading(Optional.empty()));
            return Next.at(anew.with(anew.tally().at(0)), now().plusSeconds(1));
        }
        return going(task, new Upload(upload.ticket(), position.getAsLong()));
    }

    private Next going(Task task, Upload upload) {
        Task moved = task.with(task.copy().uploading(Optional.of(upload)));
        return Next.at(moved.with(moved.tally().at(upload.offset())), now());
    }

    private Next there(Task task, RemoteItem item, Body body) {
        Task sent = task.with(task.copy().there(item.id()));
        return Next.at(sent.with(sent.tally().at(body.length())), now());
    }

    private Instant now() {
        return clock.instant();
    }
}
