package org.portal365.api.disk;

import java.util.Optional;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.VersionId;

/**
 * A version to be added.
 *
 * @param base the version it was made from; must still be the head
 * @param key makes repeating safe
 * @param author who really edited
 * @param mergeInto the caller's own earlier key: when that version is still the head, it is replaced
 * @param lockOwner owner of the lock it is made under; a file locked by another owner takes no version
 */
public record NewVersion(
        FileId file,
        VersionId base,
        String key,
        UserId author,
        Text comment,
        Optional<String> mergeInto,
        Optional<String> lockOwner) {}
