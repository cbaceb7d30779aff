package org.portal365.reference.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Where a browser may be sent after a sign-in: a path of ours and nothing else (case 16). What is not clearly that
 * becomes the start page.
 */
public final class ReturnPath {
    public static final String START = "/";
    private static final int LONGEST = 1000;
    // Plain segments only: no "//", no backslash, no colon, no "@", nothing encoded but UTF-8 letters and blanks.
    private static final Pattern PATH = Pattern.compile("/|(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+/?");
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~=&+-]*");

    private ReturnPath() {}

    /** The path when it is one of ours, else the start page. */
    public static String clean(String wanted) {
        if (wanted.length() > LONGEST) {
            return START;
        }
        int question = wanted.indexOf('?');
        String path = question < 0 ? wanted : wanted.substring(0, question);
        String query = question < 0 ? "" : wanted.substring(question + 1);
        if (!PATH.matcher(path).matches() || !QUERY.matcher(query).matches() || path.startsWith("/signin")) {
            return START;
        }
        return local(wanted) ? wanted : START;
    }

    private static boolean local(String wanted) {
        try {
            URI base = new URI("http://portal.invalid");
            return base.resolve(wanted).getAuthority().equals(base.getAuthority());
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
