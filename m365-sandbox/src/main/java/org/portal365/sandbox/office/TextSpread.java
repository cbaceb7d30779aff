package org.portal365.sandbox.office;

import java.util.ArrayList;
import java.util.List;

/** Spreads a changed text over the pieces it came from: only pieces that the difference touches change. */
final class TextSpread {
    private TextSpread() {}

    /** New texts for the pieces, as many as before; at least one piece is needed. */
    static List<String> over(List<String> pieces, String wanted) {
        String before = String.join("", pieces);
        int prefix = commonPrefix(before, wanted);
        int suffix = commonSuffix(before, wanted, prefix);
        int changeEnd = before.length() - suffix;
        String inserted = wanted.substring(prefix, wanted.length() - suffix);
        List<String> after = new ArrayList<>();
        int start = 0;
        boolean placed = false;
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            int end = start + piece.length();
            boolean last = i == pieces.size() - 1;
            boolean here = !placed && (prefix < end || last);
            String kept = piece.substring(0, clamp(prefix - start, piece.length()));
            String rest = piece.substring(clamp(changeEnd - start, piece.length()));
            after.add(here ? kept + inserted + rest : prefix >= end ? piece : kept + rest);
            placed |= here;
            start = end;
        }
        return after;
    }

    private static int clamp(int value, int most) {
        return Math.max(0, Math.min(value, most));
    }

    private static int commonPrefix(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int n = 0;
        while (n < most && one.charAt(n) == other.charAt(n)) {
            n++;
        }
        return n;
    }

    private static int commonSuffix(String one, String other, int prefix) {
        int most = Math.min(one.length(), other.length()) - prefix;
        int n = 0;
        while (n < most && one.charAt(one.length() - 1 - n) == other.charAt(other.length() - 1 - n)) {
            n++;
        }
        return n;
    }
}
