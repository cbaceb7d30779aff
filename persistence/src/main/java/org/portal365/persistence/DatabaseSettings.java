package org.portal365.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Which database.
 *
 * @param url JDBC address of H2 or PostgreSQL
 */
record DatabaseSettings(String url, String user, String password) {
    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    DatabaseSettings {
        if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("url must begin with " + H2 + " or " + POSTGRESQL + ", not: " + url);
        }
    }

    boolean postgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /**
     * Reads the settings of the PID.
     *
     * @param defaultUrl used when no url is set
     * @throws IllegalArgumentException with words for the admin
     */
    static DatabaseSettings parse(Map<String, Object> values, String defaultUrl) {
        String url = text(values, DatabaseComponent.URL);
        return new DatabaseSettings(
                url.isEmpty() ? defaultUrl : url,
                text(values, DatabaseComponent.USER),
                password(text(values, DatabaseComponent.PASSWORD_FROM)));
    }

    private static String text(Map<String, Object> values, String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString().strip();
    }

    private static String password(String from) {
        if (from.isEmpty()) {
            return "";
        }
        if (from.startsWith("env:")) {
            String value = System.getenv(from.substring("env:".length()));
            if (value == null) {
                throw new IllegalArgumentException("password.from: there is no environment variable for " + from);
            }
            return value;
        }
        if (from.startsWith("file:")) {
            try {
                return Files.readString(Path.of(from.substring("file:".length())))
                        .strip();
            } catch (IOException e) {
                throw new IllegalArgumentException("password.from: cannot read " + from, e);
            }
        }
        throw new IllegalArgumentException("password.from must be file:/path or env:NAME");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + (postgresql() ? "PostgreSQL" : "H2") + "]";
    }
}
