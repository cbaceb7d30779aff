package org.portal365.diskoffice.graph;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;
import org.portal365.diskoffice.core.Leftover;
import org.portal365.diskoffice.core.Place;
import org.portal365.diskoffice.core.RemoteDrive;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.RemoteItem;
import org.portal365.diskoffice.core.RemoteLink;
import org.portal365.diskoffice.core.Sent;
import org.portal365.diskoffice.core.Tag;
import org.portal365.diskoffice.core.UploadTicket;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.Editor;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.Invitation;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.LinkScope;
import org.portal365.m365.graph.LinkType;
import org.portal365.m365.graph.Permission;
import org.portal365.m365.graph.SharingLink;
import org.portal365.m365.graph.UploadProgress;
import org.portal365.m365.graph.UploadSession;

/** One account's OneDrive, for the length of one step. */
public final class GraphRemoteDrive implements RemoteDrive {
    /** 10 MiB: a multiple of 320 KiB, under the 60 MiB that one request may have. */
    private static final long RANGE = 32L * UploadSession.RANGE_UNIT;

    private static final int RANGE_REFUSED = 416;
    private static final int CONFLICT = 409;
    private final GraphDrive drive;
    private final ItemLook look;
    private final Folders place;
    private final TicketSeal seal;
    private @Nullable ItemRef folder;

    public GraphRemoteDrive(GraphDrive drive, Folders place, TicketSeal seal) {
        this(drive, new ItemLook.Direct(drive), place, seal);
    }

    GraphRemoteDrive(GraphDrive drive, ItemLook look, Folders place, TicketSeal seal) {
        this.drive = drive;
        this.look = look;
        this.place = place;
        this.seal = seal;
    }

    @Override
    public Optional<RemoteItem> find(Place at) {
        return call(() -> drive.child(folder(at), at.name()).map(GraphRemoteDrive::item));
    }

    @Override
    public RemoteItem put(Place at, Body body) {
        return call(() -> item(drive.putSmall(folder(at), at.name(), body, Conflict.REPLACE)));
    }

    @Override
    public UploadTicket begin(Place at, long length) {
        return call(() -> seal.seal(drive.createUploadSession(folder(at), at.name(), length, Conflict.REPLACE)));
    }

    @Override
    public OptionalLong position(UploadTicket ticket) {
        URI address = seal.open(ticket);
        return call(() -> {
            try {
                return OptionalLong.of(drive.uploadStatus(address).nextExpected());
            } catch (GraphException e) {
                if (e.notFound()) {
                    return OptionalLong.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public Sent send(UploadTicket ticket, long offset, Body body) {
        URI address = seal.open(ticket);
        long length = Math.min(RANGE, body.length() - offset);
        try {
            UploadProgress progress = drive.putRange(address, body, offset, length);
            return new Sent(progress.nextExpected(), progress.item().map(GraphRemoteDrive::item));
        } catch (GraphException e) {
            if (e.notFound() || e.status() == RANGE_REFUSED || e.status() == CONFLICT) {
                throw new RemoteFault(RemoteFault.Kind.UPLOAD_LOST, "upload session: " + e.status(), null, null, e);
            }
            throw Faults.of(e);
        }
    }

    @Override
    public RemoteItem item(String id) {
        return call(() -> item(look.item(ref(id))));
    }

    @Override
    public Duration rhythm(String id, Duration least) {
        return look.rhythm(ref(id), least);
    }

    @Override
    public RemoteLink organizationLink(String id) {
        return call(() -> {
            SharingLink link = drive.createLink(ref(id), LinkType.EDIT, LinkScope.ORGANIZATION);
            return new RemoteLink(link.permissionId(), link.webUrl());
        });
    }

    @Override
    public List<String> invite(String id, String login, boolean edits) {
        Invitation invitation = new Invitation(List.of(login), edits ? LinkType.EDIT : LinkType.VIEW);
        return call(() ->
                drive.invite(ref(id), invitation).stream().map(Permission::id).toList());
    }

    @Override
    public void revoke(String id, String permission) {
        call(() -> {
            drive.removePermission(ref(id), permission);
            return true;
        });
    }

    @Override
    public List<Leftover> leftovers() {
        return call(() -> place.parent()
                .map(parent -> drive.children(parent).stream()
                        .filter(DriveItem::folder)
                        .map(item -> new Leftover(
                                item.driveId() + "/" + item.id(),
                                item.name(),
                                item.modified().orElse(Instant.MAX)))
                        .toList())
                .orElse(List.of()));
    }

    @Override
    public void recycle(String id) {
        call(() -> {
            drive.delete(ref(id), false);
            return true;
        });
    }

    @Override
    public OptionalLong room() {
        return call(() -> drive.myDrive().remaining());
    }

    @Override
    public Tag download(String id, Path to, long limit) throws IOException {
        look.forget(ref(id));
        try {
            return tag(drive.download(ref(id), to, limit));
        } catch (GraphException e) {
            throw Faults.of(e);
        }
    }

    @Override
    public void remove(Place at, Optional<String> id) {
        call(() -> {
            id.ifPresent(known -> drive.delete(ref(known), true));
            place.existing(at).ifPresent(own -> {
                drive.child(own, at.name()).ifPresent(copy -> drive.delete(copy.ref(), true));
                List<DriveItem> foreign = drive.children(own);
                if (foreign.isEmpty()) {
                    drive.delete(own, false);
                }
            });
            return true;
        });
    }

    private ItemRef folder(Place at) {
        ItemRef known = folder;
        if (known == null) {
            known = place.folder(at);
            folder = known;
        }
        return known;
    }

    private static <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (GraphException e) {
            throw Faults.of(e);
        }
    }

    /** Names of drives and items have no slash. */
    private static ItemRef ref(String id) {
        int slash = id.indexOf('/');
        return new ItemRef(id.substring(0, slash), id.substring(slash + 1));
    }

    private static RemoteItem item(DriveItem item) {
        URI webUrl = item.webUrl()
                .orElseThrow(() -> new RemoteFault(RemoteFault.Kind.UNREACHABLE, "an item without webUrl"));
        Optional<String> editor = item.editor().map(Editor::id).filter(id -> !id.isEmpty());
        return new RemoteItem(item.driveId() + "/" + item.id(), tag(item), webUrl, item.name(), editor);
    }

    private static Tag tag(DriveItem item) {
        return new Tag(
                item.eTag(), item.cTag(), item.size(), item.quickXorHash().orElse(""));
    }
}
