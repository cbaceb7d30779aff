package org.portal365.reference.mail;

import org.portal365.reference.disk.Blob;

/** A file that goes along with a draft. */
public record DraftFile(String id, String name, String type, Blob blob) {
    private static final int LONGEST = 255;

    public DraftFile {
        name = name.length() > LONGEST ? name.substring(name.length() - LONGEST) : name;
        type = type.length() > LONGEST ? "application/octet-stream" : type;
    }
}
