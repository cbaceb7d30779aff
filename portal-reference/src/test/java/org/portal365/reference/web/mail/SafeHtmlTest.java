package org.portal365.reference.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 70: HTML of strangers loses everything that acts; case 71: what it may look like stays in its frame. */
@Timeout(60)
class SafeHtmlTest {
    private static final Pattern ACTS =
            Pattern.compile("<(script|svg|math|iframe|object|embed|form|input|button|link|meta|base|"
                    + "style|template|noscript|frame|video|audio|source|applet)\\b|\\son[a-z]+\\s*=|javascript:|vbscript:|"
                    + "data:text|expression\\(|@import|url\\(|-moz-binding");

    private static String clean(String html, boolean pictures) {
        String document = SafeHtml.document(
                html, pictures, id -> id.equals("logo") ? Optional.of("data:image/png;base64,AAAA") : Optional.empty());
        return document.substring(document.indexOf("<body>"));
    }

    @Test
    void whatIsHarmlessStays() {
        String html =
                "<h1 style=\"color:red\">News</h1><p>A <b>bold</b> <a href=\"https://example.test/x?a=1&amp;b=2\">link</a>"
                        + "<table><tr><td colspan=2>cell</td></tr></table><img src=\"cid:logo\" alt=\"Logo\">";
        assertThat(clean(html, false))
                .contains("<h1 style=\"color:red\">News</h1>", "<b>bold</b>", "https://example.test/x?a", "cell")
                .contains("noopener", "noreferrer")
                .contains("data:image/png;base64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=https://evil.test/x.js></SCRIPT>",
                "<svg/onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<img src=x onerror=alert(1)>",
                "<body onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\" java\tscript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<img src=\"data:text/html;base64,PHNjcmlwdD4=\">",
                "<div style=\"width:expression(alert(1))\">x</div>",
                "<div style=\"background:url(https://evil.test/x.png)\">x</div>",
                "<style>@import url(https://evil.test/x.css);</style>",
                "<link rel=stylesheet href=https://evil.test/x.css>",
                "<base href=https://evil.test/>",
                "<meta http-equiv=refresh content=\"0;url=https://evil.test/\">",
                "<form action=https://evil.test/><input name=password></form>",
                "<iframe src=https://evil.test/></iframe>",
                "<object data=https://evil.test/></object>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
                "<template><script>alert(1)</script></template>",
                "<!--[if IE]><script>alert(1)</script><![endif]-->",
                "<<script>script>alert(1)<</script>/script>",
                "<img src=\"x` `<script>alert(1)</script>\"` `>",
                "<a href=\"vbscript:x\">x</a>",
                "<video><source onerror=alert(1)></video>",
                "<p style=\"-moz-binding:url(https://evil.test/x)\">x</p>",
                "<textarea><script>alert(1)</script></textarea>"
            })
    void case070WhatActsGoes(String html) {
        String cleaned = clean("<p>before</p>" + html + "<p>after</p>", true).toLowerCase(Locale.ROOT);
        String tags = cleaned.replaceAll(">[^<]*<", "><");
        assertThat(ACTS.matcher(tags).find()).as(cleaned).isFalse();
        assertThat(cleaned).contains("before");
    }

    @Test
    void case070PicturesFromElsewhereWaitUntilTheyAreAskedFor() {
        String html = "<img src=\"https://tracker.test/p.png\" width=1><IMG SRC='http://tracker.test/q.png'>";
        assertThat(SafeHtml.remotePictures(html)).isTrue();
        assertThat(SafeHtml.remotePictures("<img src=\"cid:logo\">")).isFalse();
        assertThat(clean(html, false)).doesNotContain("tracker.test");
        assertThat(clean(html, true)).contains("tracker.test/p.png", "tracker.test/q.png");
        assertThat(SafeHtml.framePolicy(false)).contains("img-src data:;").doesNotContain("https:");
    }

    @Test
    void case070AMegabyteOfNestingIsCleanedSoon() {
        // What is nested too deep is left out, as it should be.
        assertThat(clean("text" + "<div>".repeat(200_000), false))
                .contains("text")
                .hasSizeLessThan(100_000);
        assertThat(SafeHtml.remotePictures("<img ".repeat(400_000))).isFalse();
    }

    @Test
    void case071TheFrameHasNoScriptsAndNoOrigin() {
        assertThat(SafeHtml.framePolicy(true))
                .startsWith("sandbox ")
                .doesNotContain("allow-scripts", "allow-same-origin", "allow-forms", "allow-top-navigation");
    }
}
