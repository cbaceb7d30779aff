package org.portal365.m365.sdk;

import com.microsoft.graph.models.Hashes;
import com.microsoft.graph.models.Identity;
import com.microsoft.graph.models.IdentitySet;
import com.microsoft.graph.models.ItemReference;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.Editor;

/** From the SDK's driveItem to ours. */
final class Items {
    private static final String DOWNLOAD_URL = "@microsoft.graph.downloadUrl";

    private Items() {}

    /** @param driveId taken when the item does not say its drive */
    static DriveItem from(com.microsoft.graph.models.DriveItem item, String driveId) {
        ItemReference parent = item.getParentReference();
        String ownDrive = parent == null ? null : parent.getDriveId();
        Long size = item.getSize();
        return new DriveItem(
                ownDrive == null ? driveId : ownDrive,
                text(item.getId()),
                text(item.getName()),
                size == null ? 0 : size,
                text(item.getETag()),
                text(item.getCTag()),
                quickXorHash(item),
                address(item.getWebUrl()),
                Optional.ofNullable(item.getLastModifiedDateTime()).map(OffsetDateTime::toInstant),
                editor(item.getLastModifiedBy()),
                item.getFolder() != null || item.getRoot() != null,
                item.getDeleted() != null);
    }

    /** Where the content can be fetched without a token, when the item says so. */
    static Optional<URI> downloadUrl(com.microsoft.graph.models.DriveItem item) {
        return item.getAdditionalData().get(DOWNLOAD_URL) instanceof String url ? address(url) : Optional.empty();
    }

    /** An address of an answer; none when it is not one. */
    static Optional<URI> address(@Nullable String url) {
        try {
            return Optional.ofNullable(url).map(URI::create);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> quickXorHash(com.microsoft.graph.models.DriveItem item) {
        Hashes hashes = item.getFile() == null ? null : item.getFile().getHashes();
        return hashes == null ? Optional.empty() : Optional.ofNullable(hashes.getQuickXorHash());
    }

    static Optional<Editor> editor(@Nullable IdentitySet who) {
        Identity user = who == null ? null : who.getUser();
        return user == null
                ? Optional.empty()
                : Optional.of(new Editor(text(user.getId()), text(user.getDisplayName())));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
