package org.portal365.api.disk;

/** One document being edited elsewhere. */
public record EditSessionId(String value) {
    public EditSessionId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("session id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
