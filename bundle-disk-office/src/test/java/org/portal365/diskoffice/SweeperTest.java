package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.FileId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditState;
import org.portal365.diskoffice.core.Leftover;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Session;
import org.portal365.diskoffice.core.Sweeper;
import org.portal365.diskoffice.jdbc.JdbcOrphans;

/** D19, case 148: working copies that no session knows. */
class SweeperTest {
    private Bench bench;
    private JdbcOrphans orphans;
    private Sweeper sweeper;
    private Session session;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        bench = new Bench(folder);
        orphans = new JdbcOrphans(bench.jdbi, "0123abcd");
        sweeper = new Sweeper(account -> bench.cloud, bench.store, orphans, bench.portal.audit(), bench.portal.clock());
        FileId file = bench.file("plan.docx", TestPackages.docx("before"));
        session = bench.open(file);
        bench.until(session, EditState.OPEN);
        bench.jdbi.useHandle(handle -> handle.execute("delete from diskoffice_orphan"));
    }

    @Test
    void case148AnOrphanIsReportedAndRemovedAfterAWeek() {
        add(orphans.mark() + "0".repeat(24));
        sweep();
        assertThat(bench.cloud.folders).as("somebody may still need it").hasSize(1);
        assertThat(bench.audited()).containsOnlyOnce("doc_edit_orphan_found");
        days(6);
        sweep();
        assertThat(bench.cloud.folders).hasSize(1);
        days(2);
        sweep();
        assertThat(bench.cloud.folders).isEmpty();
        assertThat(bench.audited())
                .containsOnlyOnce("doc_edit_orphan_found")
                .containsOnlyOnce("doc_edit_orphan_removed");
        assertThat(bench.cloud.calls()).as("never for good").contains("recycle");
    }

    @Test
    void case148FiftyForeignFoldersAreNeverTouched() {
        for (int i = 0; i < 25; i++) {
            add("Holiday " + i);
            // another portal's, in the same drive
            add("ffffffff" + String.format("%024x", i));
        }
        add(orphans.mark() + " my notes");
        add(orphans.mark());
        for (int week = 0; week < 5; week++) {
            days(8);
            sweep();
        }
        assertThat(bench.cloud.folders).hasSize(52);
        assertThat(bench.audited()).noneMatch(name -> name.contains("orphan"));
        add(orphans.mark() + "1".repeat(24));
        sweep();
        days(8);
        sweep();
        assertThat(bench.cloud.folders).as("positive control").hasSize(52);
    }

    @Test
    void case148WhatIsOpenStaysAndWhatWasLeftAfterClosingGoes() {
        String id = orphans.mark() + "2".repeat(24);
        bench.jdbi.useHandle(handle -> handle.execute(
                "update diskoffice_session set id = ? where id = ?",
                id,
                session.id().value()));
        add(id);
        days(8);
        sweep();
        days(8);
        sweep();
        assertThat(bench.cloud.folders).as("its session is open").hasSize(1);
        Session renamed =
                bench.store.find(new org.portal365.api.disk.EditSessionId(id)).orElseThrow();
        if (!renamed.state().over()) {
            bench.act(renamed, Action.FINISH);
        }
        bench.until(renamed, EditState.CLOSED);
        sweep();
        days(8);
        sweep();
        assertThat(bench.cloud.folders).isEmpty();
    }

    @Test
    void case148AFolderThatIsStillWrittenToStays() {
        String name = orphans.mark() + "3".repeat(24);
        add(name);
        sweep();
        days(8);
        bench.cloud.folders.clear();
        add(name);
        sweep();
        assertThat(bench.cloud.folders).hasSize(1);
    }

    @Test
    void aDriveThatCannotBeReachedIsLeftForTheNextTime() {
        add(orphans.mark() + "4".repeat(24));
        sweep();
        days(8);
        bench.cloud.fail(new RemoteFault(RemoteFault.Kind.UNREACHABLE, "cut"));
        int accounts = orphans.accounts(Instant.EPOCH).size();
        sweep();
        assertThat(bench.cloud.folders).hasSize(accounts > 1 ? 0 : 1);
        sweep();
        assertThat(bench.cloud.folders).isEmpty();
    }

    @Test
    void theMarkOfADatabaseStays() {
        assertThat(new JdbcOrphans(bench.jdbi, "ffffffff").mark()).isEqualTo(orphans.mark());
    }

    private void add(String name) {
        bench.cloud.folders.add(
                new Leftover("item " + name, name, bench.portal.clock().instant()));
    }

    private void sweep() {
        int removed = sweeper.sweep();
        assertThat(List.of(0, 1)).contains(removed);
    }

    private void days(int days) {
        bench.portal.clock().advance(Duration.ofDays(days));
    }
}
