package org.portal365.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portal365.api.UserId;
import org.portal365.api.portal.ExternalIdentity;
import org.portal365.api.portal.NewUser;
import org.portal365.api.portal.Profile;
import org.portal365.reference.session.Client;

/** Many users at the same moment, each of whom must be nobody else. */
class PrincipalTest {
    private static final int USERS = 200;
    private static final int REQUESTS = 100;
    private static final Pattern NAME = Pattern.compile("Person [0-9a-f-]{36}");

    private TestPortal portal;

    @BeforeEach
    void start() {
        portal = new TestPortal();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void case066EachOfTwoHundredUsersSeesOnlyThemselvesInAHundredRequestsEach() throws Exception {
        List<Callable<Set<String>>> calls = new ArrayList<>();
        AtomicInteger answers = new AtomicInteger();
        for (int i = 0; i < USERS; i++) {
            String name = "Person " + UUID.randomUUID();
            TestBrowser browser = signedIn(name);
            for (int request = 0; request < REQUESTS; request++) {
                calls.add(() -> {
                    String body = browser.get("/profile").body();
                    answers.incrementAndGet();
                    Set<String> seen =
                            NAME.matcher(body).results().map(MatchResult::group).collect(Collectors.toSet());
                    return seen.equals(Set.of(name)) ? Set.of() : seen;
                });
            }
        }
        Collections.shuffle(calls, new Random(66));
        ExecutorService pool = Executors.newFixedThreadPool(32);
        try {
            for (Future<Set<String>> wrong : pool.invokeAll(calls)) {
                assertThat(wrong.get()).isEmpty();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(answers).hasValue(USERS * REQUESTS);
    }

    private TestBrowser signedIn(String name) {
        ExternalIdentity identity =
                new ExternalIdentity("office365", "tenant", UUID.randomUUID().toString());
        UserId user = portal.portal
                .users()
                .register(new NewUser(Profile.named(name), identity, Set.of()))
                .optional()
                .orElseThrow();
        TestBrowser browser = portal.browser();
        String cookie = portal.portal
                .sessions()
                .begin(user, Optional.empty(), new Client("127.0.0.1", Optional.empty()), false);
        browser.cookies.put("portal", cookie);
        return browser;
    }
}
