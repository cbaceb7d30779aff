package org.portal365.api.outside;

/** One piece of work with an outside service. */
public record JobId(String value) {
    public JobId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("job id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
