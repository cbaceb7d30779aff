package org.portal365.m365.graph;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Body;

/**
 * What an account can do with drives. Every call is one or a few requests to Graph, waits for the answer and repeats
 * nothing on its own, but for one repeat with a new token after 401, and one of what only reads on a line that breaks. Safe for threads.
 *
 * <p>All methods throw {@link GraphException}; after 429 or 503 all calls to the same tenant are refused until the time
 * that Graph asked for is over.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/driveitem">driveItem resource type</a>
 */
public interface GraphDrive {
    /** The account's own OneDrive; status 404 when it has none. */
    Drive myDrive();

    /** The folder of this app ("special/approot"), made by Graph when it is not there. */
    DriveItem appFolder(String driveId);

    /**
     * The folder of this path under the root of the drive; what is missing is made.
     *
     * @param path names from the root down
     */
    DriveItem ensureFolder(String driveId, List<String> path);

    /** The folder of this name in a folder; made when it is not there. */
    DriveItem ensureFolder(ItemRef parent, String name);

    /** The item now. */
    DriveItem item(ItemRef item);

    /** The item of this name in a folder, if there is one. */
    Optional<DriveItem> child(ItemRef folder, String name);

    /** All items of a folder, all pages. */
    List<DriveItem> children(ItemRef folder);

    /**
     * Uploads a small file in one request.
     *
     * @param body at most 4 MB, as older pages of Graph permit
     */
    DriveItem putSmall(ItemRef folder, String name, Body body, Conflict conflict);

    /** Begins an upload in ranges. The address in the answer is a secret of its own: whoever has it may upload. */
    UploadSession createUploadSession(ItemRef folder, String name, long size, Conflict conflict);

    /**
     * Sends one range.
     *
     * @param length bytes of the range: a multiple of {@link UploadSession#RANGE_UNIT} but for the last range
     */
    UploadProgress putRange(URI uploadUrl, Body body, long offset, long length);

    /** What the server has already; status 404 when the session is over. */
    UploadSession uploadStatus(URI uploadUrl);

    /** Sends all that the server still expects, range by range, and gives the item it makes of it. */
    DriveItem upload(UploadSession session, Body body);

    /** Gives the upload up; nothing happens when it is over. */
    void cancelUpload(URI uploadUrl);

    /**
     * Downloads to a file that is made or replaced. It is downloaded in ranges; a range that breaks off is asked for
     * again a few times. Length and quickXorHash (where Graph has one) are compared; content that changed meanwhile is
     * downloaded again.
     *
     * @param limit most bytes to accept
     * @return the item as it was downloaded
     * @throws GraphException with {@link GraphException#CONTENT_BROKEN} or {@link GraphException#TOO_LARGE} as well
     * @throws IOException when the file cannot be written
     */
    DriveItem download(ItemRef item, Path target, long limit) throws IOException;

    /** A sharing link; Graph gives the existing one of the same kind for this app. */
    SharingLink createLink(ItemRef item, LinkType type, LinkScope scope);

    /** Permits persons to open the item; no mail is sent by Microsoft. */
    List<Permission> invite(ItemRef item, Invitation invitation);

    /** Takes a permission or link away; nothing happens when it is gone. */
    void removePermission(ItemRef item, String permissionId);

    /**
     * What changed in a drive, all pages.
     *
     * @param link {@link Changes#link()} of the last time; empty: everything
     */
    Changes delta(String driveId, Optional<URI> link);

    /** A link that tells changes from now on. */
    URI deltaFromNow(String driveId);

    /** Versions that the drive keeps, newest first. */
    List<ItemVersion> versions(ItemRef item);

    /**
     * Has Graph tell an address when something in the drive changes. Graph first asks the address itself: it must answer
     * while this call waits. Outcome unknown: look at {@link #subscriptions} before it is repeated.
     *
     * @param clientState comes back with each notification, at most 128 characters
     * @param expires less than 30 days from now
     */
    Subscription subscribe(String driveId, URI notificationUrl, String clientState, Instant expires);

    /** The subscriptions of this app and account to the drive. */
    List<Subscription> subscriptions(String driveId);

    /** Lets a subscription live longer; status 404 when it is over. */
    Subscription renew(String subscriptionId, Instant expires);

    /** Ends a subscription; nothing happens when it is over. */
    void unsubscribe(String subscriptionId);

    /**
     * Renames.
     *
     * @param eTag the state that is renamed; another one is status 412. Empty: whatever it is
     */
    DriveItem rename(ItemRef item, String name, Optional<String> eTag);

    /**
     * Deletes; nothing happens when it is gone.
     *
     * @param permanently not to the recycle bin
     */
    void delete(ItemRef item, boolean permanently);
}
