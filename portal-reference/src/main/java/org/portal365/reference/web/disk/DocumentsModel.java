package org.portal365.reference.web.disk;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.reference.disk.FileRow;

/**
 * What the page of documents shows.
 *
 * @param home the own top folder, where new documents come
 * @param editors that a user can prefer
 * @param preferred the id of the one that is
 */
public record DocumentsModel(
        String home,
        List<SessionItem> sessions,
        List<JobItem> jobs,
        List<Recent> recent,
        List<FolderModel.New> creations,
        List<FolderModel.Service> services,
        List<FolderModel.Service> editors,
        Optional<String> preferred,
        boolean kept) {
    /** A document that was changed. */
    public record Recent(FileRow row, Text size, Text author) {}

    public boolean prefers(String editor) {
        return preferred.equals(Optional.of(editor));
    }
}
