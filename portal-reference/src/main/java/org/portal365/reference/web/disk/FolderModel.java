package org.portal365.reference.web.disk;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.reference.disk.FileRow;
import org.portal365.reference.disk.FolderRow;

/**
 * What the page of a folder shows.
 *
 * @param crumbs the way to it; the last is the folder itself
 * @param shared whether it is in the folder of all
 * @param creations what editors create, when the user may write
 * @param sessions documents of the user that are being edited
 * @param notices what the user should know
 * @param problem why the last thing was not done
 */
public record FolderModel(
        String id,
        List<Crumb> crumbs,
        boolean shared,
        boolean top,
        boolean writes,
        FolderSort sort,
        List<FolderRow> folders,
        List<File> files,
        List<New> creations,
        List<Service> services,
        List<SessionItem> sessions,
        List<NoticeModel> notices,
        long largest,
        Optional<Text> problem) {
    /** A folder on the way. */
    public record Crumb(String id, Text name) {}

    /** A file in the list. */
    public record File(FileRow row, Text size, Text author, boolean edited) {}

    /** A document that an editor creates. */
    public record New(String editor, Text editorName, String kind) {}

    /** An outside service that files can be brought from. */
    public record Service(String id, Text name) {}

    public boolean empty() {
        return folders.isEmpty() && files.isEmpty();
    }

    /** The largest file that is taken, in words. */
    public Text limit() {
        return Sizes.of(largest);
    }

    public Text name() {
        return crumbs.get(crumbs.size() - 1).name();
    }
}
