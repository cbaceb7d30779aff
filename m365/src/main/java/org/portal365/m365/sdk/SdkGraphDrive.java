package org.portal365.m365.sdk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Body;
import org.portal365.m365.graph.Changes;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.Drive;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.Invitation;
import org.portal365.m365.graph.ItemRef;
import org.portal365.m365.graph.ItemVersion;
import org.portal365.m365.graph.LinkScope;
import org.portal365.m365.graph.LinkType;
import org.portal365.m365.graph.Permission;
import org.portal365.m365.graph.SharingLink;
import org.portal365.m365.graph.Subscription;
import org.portal365.m365.graph.UploadProgress;
import org.portal365.m365.graph.UploadSession;

/** {@link GraphDrive}, put together from its areas. */
record SdkGraphDrive(
        ItemCalls items,
        VersionCalls itemVersions,
        DeltaCalls changes,
        SubscriptionCalls subscribing,
        SharingCalls sharing,
        UploadCalls uploads,
        DownloadCalls downloads)
        implements GraphDrive {
    @Override
    public Drive myDrive() {
        return items.myDrive();
    }

    @Override
    public DriveItem appFolder(String driveId) {
        return items.appFolder(driveId);
    }

    @Override
    public DriveItem ensureFolder(String driveId, List<String> path) {
        ItemRef folder = new ItemRef(driveId, ItemRef.ROOT);
        for (String name : path.subList(0, Math.max(0, path.size() - 1))) {
            folder = items.ensureFolder(folder, name).ref();
        }
        return path.isEmpty() ? items.item(folder) : items.ensureFolder(folder, path.get(path.size() - 1));
    }

    @Override
    public DriveItem ensureFolder(ItemRef parent, String name) {
        return items.ensureFolder(parent, name);
    }

    @Override
    public DriveItem item(ItemRef item) {
        return items.item(item);
    }

    @Override
    public Optional<DriveItem> child(ItemRef folder, String name) {
        return items.child(folder, name);
    }

    @Override
    public List<DriveItem> children(ItemRef folder) {
        return items.children(folder);
    }

    @Override
    public DriveItem putSmall(ItemRef folder, String name, Body body, Conflict conflict) {
        return uploads.putSmall(folder, name, body, conflict);
    }

    @Override
    public UploadSession createUploadSession(ItemRef folder, String name, long size, Conflict conflict) {
        return uploads.create(folder, name, size, conflict);
    }

    @Override
    public UploadProgress putRange(URI uploadUrl, Body body, long offset, long length) {
        return uploads.putRange(uploadUrl, body, offset, length);
    }

    @Override
    public UploadSession uploadStatus(URI uploadUrl) {
        return uploads.status(uploadUrl);
    }

    @Override
    public DriveItem upload(UploadSession session, Body body) {
        return uploads.upload(session, body);
    }

    @Override
    public void cancelUpload(URI uploadUrl) {
        uploads.cancel(uploadUrl);
    }

    @Override
    public DriveItem download(ItemRef item, Path target, long limit) throws IOException {
        return downloads.download(item, target, limit);
    }

    @Override
    public SharingLink createLink(ItemRef item, LinkType type, LinkScope scope) {
        return sharing.createLink(item, type, scope);
    }

    @Override
    public List<Permission> invite(ItemRef item, Invitation invitation) {
        return sharing.invite(item, invitation);
    }

    @Override
    public void removePermission(ItemRef item, String permissionId) {
        sharing.remove(item, permissionId);
    }

    @Override
    public Changes delta(String driveId, Optional<URI> link) {
        return changes.since(driveId, link);
    }

    @Override
    public URI deltaFromNow(String driveId) {
        return changes.fromNow(driveId);
    }

    @Override
    public List<ItemVersion> versions(ItemRef item) {
        return itemVersions.of(item);
    }

    @Override
    public Subscription subscribe(String driveId, URI notificationUrl, String clientState, Instant expires) {
        return subscribing.create(driveId, notificationUrl, clientState, expires);
    }

    @Override
    public List<Subscription> subscriptions(String driveId) {
        return subscribing.of(driveId);
    }

    @Override
    public Subscription renew(String subscriptionId, Instant expires) {
        return subscribing.renew(subscriptionId, expires);
    }

    @Override
    public void unsubscribe(String subscriptionId) {
        subscribing.delete(subscriptionId);
    }

    @Override
    public DriveItem rename(ItemRef item, String name, Optional<String> eTag) {
        return items.rename(item, name, eTag);
    }

    @Override
    public void delete(ItemRef item, boolean permanently) {
        items.delete(item, permanently);
    }
}
