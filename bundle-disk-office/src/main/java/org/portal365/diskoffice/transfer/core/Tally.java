package org.portal365.diskoffice.transfer.core;

/** How far a task is; all of it counted, none of it guessed. */
public record Tally(long bytes, long allBytes, int files, int allFiles) {
    static Tally of(long allBytes) {
        return new Tally(0, allBytes, 0, 1);
    }

    Tally at(long newBytes) {
        return new Tally(newBytes, allBytes, files, allFiles);
    }

    Tally full() {
        return new Tally(allBytes, allBytes, allFiles, allFiles);
    }
}
