package org.portal365.sandbox.entra;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The code verifiers that came with codes: secrets that the client makes, so a test can look for them at the client. */
final class SeenVerifiers {

    private static final int KEPT = 1_000;

    private final Deque<String> newest = new ArrayDeque<>();

    synchronized void add(String verifier) {
        if (newest.size() == KEPT) {
            newest.removeFirst();
        }
        newest.addLast(verifier);
    }

    /** Oldest first. */
    synchronized List<String> all() {
        return List.copyOf(newest);
    }
}
