package org.portal365.api.outside;

/** What a job does. */
public enum JobKind {
    /** Shows a document of the Disk there, to be read only. */
    VIEW,
    /** Makes a PDF of a document of the Disk. */
    PDF,
    /** Brings files and folders here. */
    IMPORT,
    /** Brings a file that was brought here once more, when it has changed there. */
    REFRESH,
    /** Sends a document of the Disk there. */
    SEND,
    /** Makes a version in the present format of a document in an old one. */
    CONVERT
}
