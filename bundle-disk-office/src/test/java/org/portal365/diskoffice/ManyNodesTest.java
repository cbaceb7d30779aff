package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.FileId;
import org.portal365.api.contract.Together;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditState;
import org.portal365.diskoffice.core.Session;

/** case 131: many collect the same change at the same moment. */
class ManyNodesTest {
    private static final int NODES = 50;
    private Bench bench;
    private FileId file;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        bench = new Bench(folder);
        file = bench.file("plan.docx", TestPackages.docx("before"));
    }

    @Test
    void case131FiftyNodesThatCollectAtOnceMakeOneVersion() {
        Session session = bench.open(file);
        bench.until(session, EditState.OPEN);
        bench.cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, "after")));
        bench.act(session, Action.FINISH);
        bench.work();
        bench.portal.clock().advance(Duration.ofSeconds(61));
        List<Boolean> unused = Together.run(NODES, number -> {
            bench.work();
            return true;
        });
        bench.until(session, EditState.CLOSED);
        assertThat(bench.texts(file)).containsExactly("before", "after");
        assertThat(bench.audited()).containsOnlyOnce("doc_edit_collected");
    }

    /** Without leases: as if every node held one, all with the same stored state. */
    @Test
    void case131EvenNodesThatIgnoreTheirLeasesMakeOneVersion() {
        Session session = bench.open(file);
        bench.until(session, EditState.OPEN);
        bench.cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, "after")));
        bench.act(session, Action.FINISH);
        bench.work();
        bench.portal.clock().advance(Duration.ofSeconds(61));
        List<Boolean> done = Together.run(NODES, number -> bench.stepWithoutLease(session));
        assertThat(done).hasSize(NODES);
        bench.until(session, EditState.CLOSED);
        assertThat(bench.texts(file)).containsExactly("before", "after");
    }
}
