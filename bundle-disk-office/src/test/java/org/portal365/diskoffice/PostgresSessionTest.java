package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.UserId;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.OpenRequest;
import org.portal365.api.disk.Right;
import org.portal365.diskoffice.core.RemoteFault;
import org.portal365.diskoffice.core.Session;
import org.portal365.persistence.LocalPostgres;
import org.portal365.persistence.TestDatabases;

/** A10: a whole session on the database of several nodes. */
class PostgresSessionTest {
    private static final LocalPostgres SERVER = LocalPostgres.start();

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void livesFromOpenToClosedWithAFaultAKillAndAColleague() {
        Bench bench = new Bench(folder, TestDatabases.at(SERVER.url(), SERVER.user()));
        FileId file = bench.file("plan.docx", TestPackages.docx("before"));
        Session session = bench.open(file);
        assertThat(bench.store.insert(session))
                .describedAs("a file has one session")
                .isFalse();
        bench.cuts.cut(5, true);
        bench.until(session, EditState.OPEN);
        UserId boris = bench.user("boris");
        bench.portal.disk().grant(bench.portal.disk().home(bench.anna), boris, Set.of(Right.READ, Right.WRITE));
        assertThat(bench.opening
                        .open(new OpenRequest(Actor.user(boris), file, java.util.Optional.empty()))
                        .optional())
                .isPresent();
        bench.cloud.fail(new RemoteFault(RemoteFault.Kind.UNREACHABLE, "cut"));
        bench.work();
        assertThat(bench.seen(session).waiting()).isPresent();
        bench.cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, "after")));
        bench.pass(Duration.ofSeconds(80));
        assertThat(bench.cloud.invited).hasSize(1);
        assertThat(bench.sessions.of(Actor.user(boris))).hasSize(1);
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.versions(file)).hasSize(2);
        assertThat(bench.sessions.of(Actor.user(boris))).isEmpty();
    }
}
