package org.portal365.socialservices.jdbc;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of words in a column, with blanks between. */
final class WordSet {
    private WordSet() {}

    static Set<String> split(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
