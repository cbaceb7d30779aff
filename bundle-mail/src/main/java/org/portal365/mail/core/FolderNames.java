package org.portal365.mail.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import org.portal365.api.mail.MailFolder.Role;
import org.portal365.api.mail.MailFolderId;

/** What folders are called and what their names mean; Exchange does not say what a folder is for (no SPECIAL-USE). */
public final class FolderNames {
    private static final int LONGEST_ID = 200;
    private static final Properties ROLES = load();

    private FolderNames() {}

    /** What a folder of this name, at the top of the mailbox, is for. */
    public static Role role(String shown) {
        String key = shown.toLowerCase(Locale.ROOT).replace(' ', '.');
        return Role.valueOf(ROLES.getProperty(key, Role.OTHER.name()));
    }

    static MailFolderId id(String name) {
        return new MailFolderId(name.length() <= LONGEST_ID ? name : digest(name));
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties load() {
        Properties roles = new Properties();
        try (InputStream in = FolderNames.class.getResourceAsStream("roles.properties")) {
            roles.load(new InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
            return roles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
