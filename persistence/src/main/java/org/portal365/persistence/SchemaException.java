package org.portal365.persistence;

/** The tables in the database are not those that this version makes of them. */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaException(String owner, Exception cause) {
        super(
                "The tables of \"" + owner
                        + "\" come from a newer version, or one with other tables. Install that version"
                        + " again, or restore the backup from before the upgrade: " + cause.getMessage(),
                cause);
    }
}
