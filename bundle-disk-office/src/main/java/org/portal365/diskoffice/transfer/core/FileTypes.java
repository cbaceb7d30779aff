package org.portal365.diskoffice.transfer.core;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Right;
import org.portal365.api.outside.JobKind;
import org.portal365.diskoffice.core.EditPolicy;

/**
 * What can be done with which document, by its ending; Microsoft goes by it too.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/driveitem-get-content-format">The list of formats</a>
 */
public final class FileTypes {
    private static final Set<String> SHOWN = Set.of(
            "docx", "xlsx", "pptx", "docm", "xlsm", "pptm", "doc", "xls", "ppt", "pdf", "odt", "ods", "odp", "rtf",
            "csv");
    private static final Set<String> TO_PDF = Set.of(
            "csv", "doc", "docx", "odp", "ods", "odt", "pot", "potm", "potx", "pps", "ppsx", "ppt", "pptm", "pptx",
            "rtf", "xls", "xlsx");
    private static final Map<String, String> OLD = Map.of("doc", "docx", "xls", "xlsx", "ppt", "pptx");

    private FileTypes() {}

    /** Asks nobody. */
    public static Set<JobKind> offers(FileInfo file, EditPolicy policy, boolean converter) {
        Set<JobKind> kinds = EnumSet.noneOf(JobKind.class);
        boolean fits = file.size() <= policy.maxFileSize() && file.size() > 0;
        if (fits && SHOWN.contains(file.extension())) {
            kinds.add(JobKind.VIEW);
        }
        if (fits && TO_PDF.contains(file.extension())) {
            kinds.add(JobKind.PDF);
        }
        if (fits
                && converter
                && OLD.containsKey(file.extension())
                && file.rights().contains(Right.WRITE)) {
            kinds.add(JobKind.CONVERT);
        }
        kinds.add(JobKind.SEND);
        return kinds;
    }

    /** The present format of an old one. */
    static Optional<String> present(String extension) {
        return Optional.ofNullable(OLD.get(extension));
    }
}
