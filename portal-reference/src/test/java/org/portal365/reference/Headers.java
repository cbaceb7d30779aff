package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What every answer must say to a browser (cases 72 to 74). */
final class Headers {
    private Headers() {}

    /** @param ancestors who may frame it */
    static void assertThere(HttpResponse<String> answer, String ancestors) {
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("none");
        assertThat(policy).contains("default-src 'none'").contains(ancestors).contains("base-uri 'none'");
        assertThat(policy).doesNotContain("unsafe-eval", "script-src 'unsafe");
        if (ancestors.endsWith("'none'")) {
            assertThat(policy).doesNotContain("unsafe");
        }
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).isPresent();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(answer.statusCode()).isNotEqualTo(500);
        assertThat(answer.body()).doesNotContain("jsessionid", "Jetty", "PortalServlet");
    }
}
