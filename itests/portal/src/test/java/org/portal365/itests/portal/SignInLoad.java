package org.portal365.itests.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.portal365.itests.product.PortalNode;

/** Somebody who signs in again and again in a browser, until it is enough. */
final class SignInLoad implements AutoCloseable {
    private final Person person;
    private final PortalNode portal;
    private final String login;
    private final AtomicInteger good = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "sign-ins");
    private volatile boolean enough;

    private SignInLoad(PortalNode portal, String login) {
        this.portal = portal;
        this.login = login;
        this.person = new Person(portal);
    }

    static SignInLoad start(PortalNode portal, String login) {
        SignInLoad load = new SignInLoad(portal, login);
        load.thread.start();
        load.awaitMore();
        return load;
    }

    private void run() {
        while (!enough) {
            try {
                person.browser().go(portal.address("/signin")).driver().manage().deleteAllCookies();
                person.signIn(login).browser().settles("header.bar a[href='/profile']", "article code");
                if (person.browser().has("header.bar a[href='/profile']")) {
                    good.incrementAndGet();
                } else {
                    failures.add(person.browser().text());
                }
            } catch (RuntimeException e) {
                failures.add(e.toString());
            }
        }
    }

    /** Waits for two more sign-ins: the second has begun after this was called. */
    void awaitMore() {
        int before = good.get() + failures.size();
        await().atMost(Duration.ofMinutes(2)).until(() -> good.get() + failures.size() > before + 1);
        assertThat(failures).isEmpty();
    }

    void writeFigures(String what) throws IOException {
        Files.writeString(
                Files.createDirectories(Path.of("target/figures")).resolve("certificate-rollover.txt"),
                what + ": " + good.get() + " tried in a browser, " + failures.size() + " failed\n");
    }

    @Override
    public void close() {
        enough = true;
        await().atMost(Duration.ofMinutes(2)).until(() -> !thread.isAlive());
        person.close();
        assertThat(failures).isEmpty();
    }
}
