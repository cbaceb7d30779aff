package org.portal365.mail.mime;

import java.util.Locale;
import java.util.Map;

/** What people read of HTML, for previews and search; nothing that is shown as HTML comes from here. One pass. */
final class PlainText {
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", " ", "apos", "'");
    private static final int LONGEST_ENTITY = 8;

    private PlainText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder();
        String lower = html.toLowerCase(Locale.ROOT);
        int i = 0;
        while (i < html.length()) {
            char one = html.charAt(i);
            if (one == '<') {
                i = afterTag(lower, i);
                text.append(' ');
            } else if (one == '&') {
                i = entity(html, i, text);
            } else {
                text.append(one);
                i++;
            }
        }
        return line(text.toString(), text.length());
    }

    private static int afterTag(String html, int start) {
        for (String silent : new String[] {"style", "script", "title", "head"}) {
            if (html.startsWith(silent, start + 1) && !html.startsWith("header", start + 1)) {
                int end = html.indexOf("</" + silent, start);
                start = end < 0 ? html.length() : end;
                break;
            }
        }
        if (html.startsWith("<!--", start)) {
            int end = html.indexOf("-->", start);
            return end < 0 ? html.length() : end + 3;
        }
        int end = html.indexOf('>', start);
        return end < 0 ? html.length() : end + 1;
    }

    private static int entity(String html, int start, StringBuilder text) {
        int end = html.indexOf(';', start);
        if (end < 0 || end - start > LONGEST_ENTITY) {
            text.append('&');
            return start + 1;
        }
        String name = html.substring(start + 1, end);
        String known = ENTITIES.get(name);
        if (known != null) {
            text.append(known);
        } else if (name.matches("#[0-9]{1,6}")) {
            int code = Integer.parseInt(name.substring(1));
            text.append(Character.isValidCodePoint(code) ? Character.toString(code) : "");
        } else {
            text.append('&').append(name).append(';');
        }
        return end + 1;
    }

    /** On one line, blanks put together, control characters left out, so many characters at the most. */
    static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        boolean blank = true;
        for (int i = 0; i < text.length() && line.length() < most; i++) {
            char one = text.charAt(i);
            if (Character.isWhitespace(one) || Character.isISOControl(one) || one == '\u00a0') {
                if (!blank) {
                    line.append(' ');
                }
                blank = true;
            } else {
                line.append(one);
                blank = false;
            }
        }
        return line.toString().strip();
    }
}
