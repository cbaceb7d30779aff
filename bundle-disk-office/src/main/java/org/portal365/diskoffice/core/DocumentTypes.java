package org.portal365.diskoffice.core;

import java.util.Set;
import org.portal365.api.disk.FileInfo;
import org.portal365.api.disk.Offer;
import org.portal365.api.disk.Right;

/** Which documents Office for the web edits, by their ending; OneDrive goes by it too. */
final class DocumentTypes {
    private static final Set<String> PLAIN = Set.of("docx", "xlsx", "pptx");
    private static final Set<String> MACROS = Set.of("docm", "xlsm", "pptm");

    private DocumentTypes() {}

    static Offer offer(FileInfo file, EditPolicy policy) {
        String extension = file.extension();
        if (!PLAIN.contains(extension) && !MACROS.contains(extension)) {
            return Offer.of(Offer.Mode.NONE);
        }
        if (MACROS.contains(extension) && !policy.macros()) {
            return none("offer.macros");
        }
        if (file.size() > policy.maxFileSize()) {
            return none("offer.too_large");
        }
        return file.rights().contains(Right.WRITE) ? Offer.of(Offer.Mode.EDIT) : Offer.of(Offer.Mode.NONE);
    }

    private static Offer none(String why) {
        return new Offer(Offer.Mode.NONE, java.util.Optional.of(Phrases.text(why)));
    }
}
