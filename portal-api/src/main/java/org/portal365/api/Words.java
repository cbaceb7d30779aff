package org.portal365.api;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A properties file of words (UTF-8, one file a language) as {@link Text}s. The file without a language is English and
 * serves every locale that has no file of its own.
 *
 * @param baseName resource name as in {@link ResourceBundle}
 * @param loader the class loader of whoever owns the words
 */
public record Words(String baseName, ClassLoader loader) {
    private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The words "words.properties", "words_ru.properties" beside the class. */
    public static Words beside(Class<?> owner) {
        return new Words(owner.getPackageName() + ".words", owner.getClassLoader());
    }

    /**
     * The words of a key.
     *
     * @param arguments for {@link MessageFormat}; a {@link Text} among them is put in the same language
     * @throws java.util.MissingResourceException when rendered and the key is not in the file
     */
    public Text text(String key, Object... arguments) {
        return locale -> render(key, locale, arguments);
    }

    private String render(String key, Locale locale, Object[] arguments) {
        String pattern = ResourceBundle.getBundle(baseName, locale, loader, NO_DEFAULT_LOCALE)
                .getString(key);
        Object[] words = arguments.clone();
        for (int i = 0; i < words.length; i++) {
            if (words[i] instanceof Text text) {
                words[i] = text.in(locale);
            }
        }
        return new MessageFormat(pattern, locale).format(words);
    }
}
