package org.portal365.api.module;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.portal365.api.Body;

/** Takes what is kept about a user, as it comes; nothing of it is collected. */
public interface PersonalExport {
    /**
     * One list of records.
     *
     * @param name of the list: small letters, digits and "_", once in an area
     */
    void records(String name, Records records) throws IOException;

    /**
     * A file as it is.
     *
     * @param name with or without a folder; what a file system may not like is replaced
     */
    void file(String name, Body content) throws IOException;

    /** Gives its records one by one. Values are texts, numbers, truth values and moments, or missing. */
    @FunctionalInterface
    interface Records {
        void each(Consumer<Map<String, @Nullable Object>> record);
    }
}
