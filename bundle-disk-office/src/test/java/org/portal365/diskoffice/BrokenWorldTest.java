package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.FileId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.Disk;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.Waiting;
import org.portal365.diskoffice.core.Session;

/** Cases 114, 140, 141, 145, 146, 149: no room, no database, nobody there, yesterday's database. */
class BrokenWorldTest {
    @TempDir
    Path folder;

    private Bench bench;
    private FileId file;

    @Test
    void case140WithoutRoomOnOurDiskItWaitsAndTheWorkingCopyStays() throws IOException {
        Path full = folder.resolve("full");
        Files.writeString(full, "no folder can be made here");
        Session session = opened(full);
        edit("after");
        bench.act(session, Action.FINISH);
        bench.pass(Duration.ofMinutes(3));
        assertThat(bench.seen(session).waiting().orElseThrow().reason()).isEqualTo(Waiting.Reason.DISK_FULL);
        assertThat(bench.cloud.files()).isEqualTo(1);
        Files.delete(full);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.texts(file)).containsExactly("before", "after");
    }

    @Test
    void case140WithoutRoomOnThePortalsDiskItWaitsToo() {
        Session session = opened(folder);
        bench.disk = full(bench.portal.disk());
        edit("after");
        bench.act(session, Action.FINISH);
        bench.pass(Duration.ofMinutes(3));
        assertThat(bench.seen(session).waiting().orElseThrow().reason()).isEqualTo(Waiting.Reason.DISK_FULL);
        assertThat(bench.cloud.files()).isEqualTo(1);
        bench.disk = bench.portal.disk();
        bench.until(session, EditState.CLOSED);
        assertThat(bench.texts(file)).containsExactly("before", "after");
    }

    @Test
    void case114WhatMicrosoftCallsMalwareIsNotBroughtBack() {
        Session session = opened(folder);
        edit("infected");
        bench.cloud.malware = true;
        bench.act(session, Action.FINISH);
        bench.pass(Duration.ofHours(2));
        Waiting waiting = bench.seen(session).waiting().orElseThrow();
        assertThat(waiting.reason()).isEqualTo(Waiting.Reason.ADMIN);
        assertThat(waiting.text().in(Locale.ENGLISH)).contains("Microsoft reports malware");
        assertThat(bench.texts(file)).containsExactly("before");
        assertThat(bench.audited().stream().filter("doc_edit_malware"::equals)).hasSize(1);
        bench.cloud.malware = false;
        edit("clean");
        bench.until(session, EditState.CLOSED);
        assertThat(bench.texts(file)).containsExactly("before", "clean");
    }

    @Test
    void case141ACallWithoutAnAnswerAnywhereDoublesAndLosesNothing() {
        int calls = 0;
        for (boolean after : new boolean[] {false, true}) {
            boolean happened = true;
            for (calls = 1; happened; calls++) {
                Session session = begun(folder);
                bench.cuts.interrupt(calls, after);
                bench.until(session, EditState.OPEN);
                edit("after");
                bench.pass(Duration.ofSeconds(75));
                bench.act(session, Action.FINISH);
                bench.until(session, EditState.CLOSED);
                assertThat(bench.texts(file))
                        .as("call %d, %s", calls, after ? "done" : "not done")
                        .containsExactly("before", "after");
                assertThat(bench.cloud.files()).isZero();
                happened = bench.cuts.happened();
            }
        }
        assertThat(calls).isGreaterThan(25);
    }

    @Test
    void case145WhoeverNeverClosesTheTabLosesNothingInThreeDays() {
        Session session = begun(folder);
        bench.settings(Map.of("enabled", true, "watch.interval", "10 min", "collect.after", "24 h"));
        bench.until(session, EditState.OPEN);
        edit("first evening");
        bench.portal.clock().advance(Duration.ofHours(20));
        bench.work();
        bench.portal.clock().advance(Duration.ofHours(1));
        bench.work();
        edit("from a laptop that had slept");
        bench.portal.clock().advance(Duration.ofHours(2));
        bench.work();
        bench.cloud.beforeRemoval = () -> assertThat(bench.texts(file)).endsWith("from a laptop that had slept");
        bench.until(session, EditState.CLOSED);
        assertThat(bench.texts(file)).endsWith("from a laptop that had slept");
        assertThat(bench.cloud.files()).isZero();
    }

    @Test
    void case146TheWorkingCopyGoesAfterTheVersionCanBeRead() {
        Session session = opened(folder);
        edit("after");
        boolean[] removed = {false};
        bench.cloud.beforeRemoval = () -> {
            removed[0] = true;
            assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("after");
        };
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(removed[0]).isTrue();
    }

    @Test
    void case149YesterdaysDatabaseOverwritesNothingAndDoublesNothing() {
        Session session = opened(folder);
        edit("one");
        bench.pass(Duration.ofSeconds(10));
        Map<String, Object> backup = row(session);
        bench.pass(Duration.ofSeconds(75));
        bench.pass(Duration.ofMinutes(6));
        edit("two");
        bench.pass(Duration.ofSeconds(75));
        assertThat(bench.texts(file)).containsExactly("before", "one", "two");
        restore(backup);
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.texts(file)).containsExactly("before", "one", "two");
        assertThat(bench.files()).as("and makes nothing else").hasSize(1);
    }

    @Test
    void case149ASessionOfYesterdayThatIsOverTodayEndsByItself() {
        Session session = opened(folder);
        edit("one");
        Map<String, Object> backup = row(session);
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        restore(backup);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.texts(file)).containsExactly("before", "one");
    }

    private Session begun(Path work) {
        bench = new Bench(work);
        file = bench.file("plan.docx", TestPackages.docx("before"));
        return bench.open(file);
    }

    private Session opened(Path work) {
        Session session = begun(work);
        bench.until(session, EditState.OPEN);
        return session;
    }

    private void edit(String text) {
        bench.cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, text)));
    }

    private Map<String, Object> row(Session session) {
        return new HashMap<>(
                bench.jdbi.withHandle(handle -> handle.createQuery("select * from diskoffice_session where id = :id")
                        .bind("id", session.id().value())
                        .mapToMap()
                        .one()));
    }

    private void restore(Map<String, Object> row) {
        String sets = row.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
        bench.jdbi.useHandle(handle -> handle.createUpdate("update diskoffice_session set " + sets + " where id = :id")
                .bindMap(row)
                .execute());
    }

    /** As a file system without room answers. */
    private static Disk full(Disk real) {
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("addVersion")) {
                        throw new UncheckedIOException(new IOException("No space left on device"));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
