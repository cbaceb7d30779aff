package org.portal365.socialservices.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.portal365.api.Text;
import org.portal365.api.Words;

/**
 * What permissions are for, in the words of who is asked for them; in permissions.properties under their name in
 * {@link Scopes} with dots for slashes.
 */
final class Permissions {
    private static final String FILE = "org.portal365.socialservices.core.permissions";
    private static final Words WORDS = new Words(FILE, Permissions.class.getClassLoader());

    private Permissions() {}

    /** One sentence each, those of the files and mails first; last, that access lasts while the person is away. */
    static List<Text> explained(Set<String> named) {
        List<Text> sentences = new ArrayList<>(named(named));
        sentences.add(WORDS.text("offline_access"));
        return sentences;
    }

    /** One sentence each. */
    static List<Text> named(Set<String> named) {
        List<Text> sentences = new ArrayList<>();
        for (String name : new TreeSet<>(named)) {
            String key = (name.contains("/") ? name : "graph/" + name).replace('/', '.');
            sentences.add(known(key) ? WORDS.text(key) : WORDS.text("other", name));
        }
        return sentences;
    }

    private static boolean known(String key) {
        return ResourceBundle.getBundle(FILE, Locale.ROOT, Permissions.class.getClassLoader())
                .containsKey(key);
    }
}
