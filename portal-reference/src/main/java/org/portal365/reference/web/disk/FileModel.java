package org.portal365.reference.web.disk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.reference.disk.FileRow;
import org.portal365.reference.disk.VersionRow;

/**
 * What the page of a file shows.
 *
 * @param editors those that open it now
 * @param sessions what is open outside
 * @param notices what the user should know
 * @param lockedBy who holds it
 * @param problem why the last thing was not done
 */
public record FileModel(
        FileRow row,
        List<FolderModel.Crumb> crumbs,
        Text size,
        boolean writes,
        List<Editor> editors,
        List<Version> versions,
        List<SessionModel> sessions,
        List<NoticeModel> notices,
        Optional<Text> lockedBy,
        Optional<Instant> lockedUntil,
        Optional<Text> problem) {
    /** A button. */
    public record Editor(String id, Text name, boolean edits) {}

    /** A version in the list. */
    public record Version(VersionRow row, Text size, Text author, boolean head) {}
}
