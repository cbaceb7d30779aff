package org.portal365.reference.mail;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What counts as a word for search: letters and digits of any script, in one case, without the marks of ё and the like. */
final class SearchWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final int LONGEST = 40;
    private static final byte LAST = (byte) 0xFF;

    private SearchWords() {}

    /** The different words of a text, as many as are wanted. */
    static Set<String> of(String text, int most) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(plain);
        while (words.size() < most && matcher.find()) {
            String word = matcher.group();
            words.add(word.length() > LONGEST ? word.substring(0, LONGEST) : word);
        }
        return words;
    }

    static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /** Where the words with this beginning end: no byte of UTF-8 is the last one. */
    static byte[] end(String beginning) {
        byte[] bytes = bytes(beginning);
        byte[] end = Arrays.copyOf(bytes, bytes.length + 1);
        end[bytes.length] = LAST;
        return end;
    }
}
