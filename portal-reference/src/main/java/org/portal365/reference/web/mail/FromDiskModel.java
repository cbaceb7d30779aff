package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.reference.disk.FileRow;
import org.portal365.reference.disk.FolderRow;
import org.portal365.reference.web.disk.Sizes;

/**
 * A folder of the Disk, to take files from.
 *
 * @param draft its id
 * @param parent the folder above; empty at the top
 * @param shared whether it is in the company's Disk, whose top folder is {@code sharedId}
 * @param taken how many files the draft has by now
 */
public record FromDiskModel(
        String draft,
        Text name,
        Optional<String> parent,
        List<FolderRow> folders,
        List<FileRow> files,
        boolean shared,
        String sharedId,
        int taken,
        Optional<Text> problem) {
    public Text size(FileRow file) {
        return Sizes.of(file.size());
    }

    public String address() {
        return "/mail/draft/" + draft;
    }
}
