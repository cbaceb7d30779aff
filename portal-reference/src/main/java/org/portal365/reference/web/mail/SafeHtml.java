package org.portal365.reference.web.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML of strangers made harmless: a list of what may stay (OWASP Java HTML Sanitizer), a frame without scripts and
 * origin, and a policy of its own under which nothing is fetched. Each alone would do.
 */
final class SafeHtml {
    /** For the page around the frame. */
    static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; font-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'; object-src 'none'";

    private static final int LONGEST = 2 << 20;
    private static final int LONGEST_TAG = 4_000;
    private static final Pattern REMOTE = Pattern.compile("src\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}https?:");

    private static final String[] ELEMENTS =
            ("a abbr address b big blockquote br caption center cite code col colgroup dd del div "
                            + "dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s small span strike "
                            + "strong sub sup table tbody td tfoot th thead tr tt u ul")
                    .split(" ", -1);
    private static final String[] EVERYWHERE =
            ("align valign bgcolor border cellpadding cellspacing colspan dir lang nowrap rowspan "
                            + "title width height")
                    .split(" ", -1);

    private SafeHtml() {}

    static String framePolicy(boolean pictures) {
        return "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
                + "img-src data:" + (pictures ? " https: http:" : "")
                + "; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";
    }

    /** Whether it wants pictures from elsewhere; a hint for the page, nothing depends on it. */
    static boolean remotePictures(String html) {
        String lower = html.toLowerCase(Locale.ROOT);
        int start = lower.indexOf("<img");
        while (start >= 0) {
            int end = lower.indexOf('>', start);
            int last = Math.min(end < 0 ? lower.length() : end, start + LONGEST_TAG);
            if (REMOTE.matcher(lower.substring(start, last)).find()) {
                return true;
            }
            start = lower.indexOf("<img", last);
        }
        return false;
    }

    /**
     * A whole document.
     *
     * @param pictures whether pictures from elsewhere stay in
     * @param inside addresses of pictures in the message by their Content-ID
     */
    static String document(String html, boolean pictures, Function<String, Optional<String>> inside) {
        String bounded = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        return "<!doctype html><html><head><meta charset=\"utf-8\"><base target=\"_blank\"><style>"
                + "body{font-family:system-ui,sans-serif;margin:.5rem;overflow-wrap:anywhere;background:#fff;color:#111}"
                + "img{max-width:100%;height:auto}</style></head><body>"
                + policy(pictures, inside).sanitize(bounded) + "</body></html>";
    }

    private static PolicyFactory policy(boolean pictures, Function<String, Optional<String>> inside) {
        return new HtmlPolicyBuilder()
                .allowElements(ELEMENTS)
                .allowAttributes(EVERYWHERE)
                .globally()
                .allowAttributes("color", "face", "size")
                .onElements("font")
                .allowStyling(CssSchema.DEFAULT)
                .allowUrlProtocols("http", "https", "mailto", "cid", "data")
                .allowAttributes("href")
                .matching(linkPolicy())
                .onElements("a")
                .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                .allowAttributes("alt")
                .onElements("img")
                .allowAttributes("src")
                .matching(picturePolicy(pictures, inside))
                .onElements("img")
                .toFactory();
    }

    private static AttributePolicy linkPolicy() {
        return new AttributePolicy() {
            @Override
            public @Nullable String apply(String element, String attribute, String value) {
                String address = value.strip().toLowerCase(Locale.ROOT);
                boolean good =
                        List.of("http://", "https://", "mailto:").stream().anyMatch(address::startsWith);
                return good ? value : null;
            }
        };
    }

    private static AttributePolicy picturePolicy(boolean pictures, Function<String, Optional<String>> inside) {
        return new AttributePolicy() {
            @Override
            public @Nullable String apply(String element, String attribute, String value) {
                String address = value.strip();
                if (address.regionMatches(true, 0, "cid:", 0, 4)) {
                    return inside.apply(address.substring(4)).orElse(null);
                }
                boolean remote =
                        address.regionMatches(true, 0, "https:", 0, 6) || address.regionMatches(true, 0, "http:", 0, 5);
                return remote && pictures ? address : null;
            }
        };
    }
}
