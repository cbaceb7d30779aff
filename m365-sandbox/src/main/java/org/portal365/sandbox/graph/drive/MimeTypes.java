package org.portal365.sandbox.graph.drive;

import java.util.Locale;
import java.util.Map;

/** The type Graph reports, by extension. */
final class MimeTypes {
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final Map<String, String> KNOWN = Map.of(
            "docx", OOXML + "wordprocessingml.document",
            "xlsx", OOXML + "spreadsheetml.sheet",
            "pptx", OOXML + "presentationml.presentation",
            "pdf", "application/pdf",
            "txt", "text/plain",
            "csv", "text/csv",
            "png", "image/png",
            "jpg", "image/jpeg",
            "zip", "application/x-zip-compressed");

    private MimeTypes() {}

    static String of(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return KNOWN.getOrDefault(extension, "application/octet-stream");
    }
}
