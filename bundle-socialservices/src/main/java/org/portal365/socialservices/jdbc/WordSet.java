package org.portal365.socialservices.jdbc;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sets of words in a column, with blanks between. */
final class WordSet {
    private WordSet() {}

    static Set<String> split(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static String join(Set<String> words) {
        return String.join(" ", new TreeSet<>(words));
    }

    static String without(Set<String> words, Set<String> gone) {
        return words.stream().filter(word -> !gone.contains(word)).sorted().collect(Collectors.joining(" "));
    }
}
