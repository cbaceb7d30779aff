package org.portal365.reference.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S12: back to where sign-in began, and nowhere else. */
class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//e",
                "/\\e",
                "\\\\e",
                "\\e",
                "https:e",
                "https://e",
                "http:/e",
                "HTTPS://e",
                "/%09/e",
                "/%2f%2fe",
                "/%5ce",
                "/..//e",
                "/../e",
                "/a/../../e",
                "/./e",
                "/a/..",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "/x@e",
                "//x@e",
                "/x:y",
                "／／e",
                "/／e",
                "/\u2215e",
                "/x\r\nLocation: //e",
                "/x%0d%0aSet-Cookie:a=b",
                "/\t/e",
                "\t//e",
                " //e",
                "/ /e",
                "/x\u0000",
                "///e",
                "////e",
                "/x//e",
                "/%252f%252fe",
                "/?u=//e#",
                "/x?u=https://e",
                "/x#//e",
                ".e",
                "e.test",
                "?x",
                "#x",
                "",
                "/signin",
                "/signin/office365/callback?code=x",
                "/;//e",
                "/x;jsessionid=1",
                "/\u202ee",
                "/.//e",
                "/x?a=%0d%0a",
                "mailto:a",
                "file:///etc/passwd",
                "/\\/e",
                "//[::1]/"
            })
    void case016LeadsNowhereElse(String wanted) {
        assertThat(ReturnPath.clean(wanted)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/profile",
                "/disk/files/3f2504e0-4f89-41d3",
                "/disk/edit/a_b.c~d?done=1&x=y",
                "/profile?done=linked"
            })
    void case016OurOwnPathsPass(String wanted) {
        assertThat(ReturnPath.clean(wanted)).isEqualTo(wanted);
    }

    @Test
    void case016LongPathsDoNot() {
        assertThat(ReturnPath.clean("/" + "a".repeat(4096))).isEqualTo("/");
    }
}
