package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A12, cases 72 and 73: every page of the portal and of the sandbox, as people of different languages and screens see it. */
class PagesIT {
    /** These go on to the next page by themselves. */
    private static final Set<String> PASSED_BY = Set.of("/disk/again/{wish}", "/disk/resume/{wish}");

    private static final Axe ON_THE_WAY = new Axe(List.of(new Axe.Screen(1280, false), new Axe.Screen(390, true)));
    private static FilledPortal filled;

    @BeforeAll
    static void start() throws Exception {
        filled = new FilledPortal();
        filled.fill(ON_THE_WAY::look);
    }

    @AfterAll
    static void stop() {
        filled.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void a12EveryPageIsWithoutFindings(String language) {
        filled.speak(language);
        boolean english = language.equals("en");
        Axe axe = new Axe(List.of(new Axe.Screen(1280, !english), new Axe.Screen(390, english)));
        Crawl crawl = new Crawl(filled.portal);
        Browser anna = filled.anna.browser();
        Browser admin = filled.admin.browser();
        crawl.from(anna, page -> axe.look(anna, page), "/", "/mail", "/nothing/here", "/mail?q=nowhere");
        crawl.from(admin, page -> axe.look(admin, page), "/", "/disk", "/disk/bin", "/disk/documents", "/mail/connect");
        crawl.from(admin, page -> axe.look(admin, page), "/signedout", "/signin");
        if (english) {
            for (String page : List.of("/control", "/office/closed", "/organizations/oauth2/v2.0/authorize")) {
                admin.go(filled.sandbox.pages().resolve(page));
                axe.look(admin, "sandbox: " + page);
            }
        }
        List<String> findings = new ArrayList<>(axe.findings());
        findings.addAll(ON_THE_WAY.findings());
        assertThat(String.join("\n", findings)).isEmpty();
        Set<String> missed = new TreeSet<>(PageRoutes.all());
        missed.removeAll(crawl.seen());
        missed.removeAll(PASSED_BY);
        assertThat(missed).as("pages that no link leads to").isEmpty();
        assertThat(axe.looks()).isGreaterThan(50);
    }
}
