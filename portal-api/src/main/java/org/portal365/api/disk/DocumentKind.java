package org.portal365.api.disk;

/** Kinds of documents that can be created. */
public enum DocumentKind {
    TEXT("docx"),
    SPREADSHEET("xlsx"),
    PRESENTATION("pptx");

    private final String extension;

    DocumentKind(String extension) {
        this.extension = extension;
    }

    /** The usual ending of its name, without the dot. */
    public String extension() {
        return extension;
    }
}
