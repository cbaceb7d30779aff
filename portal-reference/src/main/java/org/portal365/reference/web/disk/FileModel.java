package org.portal365.reference.web.disk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.outside.JobKind;
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
        List<Doing> doings,
        Optional<Text> problem) {
    /** A button. */
    public record Editor(String id, Text name, boolean edits) {}

    /** What an outside service can do with it; SEND leads to a page that asks where to. */
    public record Doing(String service, Text name, JobKind kind) {}

    /** What is offered, but editing, looking and sending: in this order. */
    public List<Doing> made() {
        return doings.stream()
                .filter(doing -> doing.kind() != JobKind.VIEW && doing.kind() != JobKind.SEND)
                .toList();
    }

    public List<Doing> of(JobKind kind) {
        return doings.stream().filter(doing -> doing.kind() == kind).toList();
    }

    /** A version in the list. */
    public record Version(VersionRow row, Text size, Text author, boolean head) {}
}
