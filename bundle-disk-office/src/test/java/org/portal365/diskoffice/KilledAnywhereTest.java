package org.portal365.diskoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portal365.api.Actor;
import org.portal365.api.Body;
import org.portal365.api.FileId;
import org.portal365.api.Text;
import org.portal365.api.disk.Action;
import org.portal365.api.disk.EditState;
import org.portal365.api.disk.NewVersion;
import org.portal365.diskoffice.core.Session;

/** case 125, 127: killed before and after every call that leaves the engine; the next node goes on. */
class KilledAnywhereTest {
    @TempDir
    Path folder;

    @Test
    void case125MakesExactlyOneVersionOfAChangeAndLeavesNoOrphan() {
        int calls = 0;
        for (boolean after : new boolean[] {false, true}) {
            boolean cut = true;
            for (calls = 1; cut; calls++) {
                cut = livesThrough(calls, after, false);
            }
        }
        assertThat(calls).describedAs("the way has been cut at all its calls").isGreaterThan(25);
    }

    @Test
    void case132KilledAnywhereStillMakesOneConflictCopy() {
        for (boolean after : new boolean[] {false, true}) {
            boolean cut = true;
            for (int call = 1; cut; call++) {
                cut = livesThrough(call, after, true);
            }
        }
    }

    /** Says whether the cut was on the way. */
    private boolean livesThrough(int call, boolean after, boolean conflict) {
        Bench bench = new Bench(folder);
        FileId file = bench.file("plan.docx", TestPackages.docx("before"));
        bench.cuts.cut(call, after);
        Session session = bench.open(file);
        bench.until(session, EditState.OPEN);
        if (conflict) {
            changeInPortal(bench, file);
        }
        bench.cloud.edit(content -> TestPackages.changed(content, parts -> TestPackages.edit(parts, "after")));
        bench.pass(Duration.ofSeconds(75));
        bench.act(session, Action.FINISH);
        bench.until(session, EditState.CLOSED);
        String where = "cut " + (after ? "after" : "before") + " call " + call;
        assertThat(bench.cloud.files()).describedAs(where).isZero();
        FileId kept = file;
        if (conflict) {
            assertThat(bench.files()).describedAs(where).hasSize(2);
            assertThat(TestPackages.paragraph(bench.head(file))).isEqualTo("portal");
            kept = bench.files().stream()
                    .filter(id -> !id.equals(file))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(bench.versions(kept)).describedAs(where).hasSize(conflict ? 1 : 2);
        assertThat(TestPackages.paragraph(bench.head(kept))).describedAs(where).isEqualTo("after");
        return bench.cuts.happened();
    }

    private static void changeInPortal(Bench bench, FileId file) {
        bench.breakLock(file);
        Actor anna = Actor.user(bench.anna);
        NewVersion version = new NewVersion(
                file,
                bench.portal.disk().file(anna, file).optional().orElseThrow().head(),
                "portal-" + file,
                bench.anna,
                Text.of("by hand"),
                Optional.empty(),
                Optional.empty());
        assertThat(bench.portal
                        .disk()
                        .addVersion(anna, version, Body.of(TestPackages.docx("portal")))
                        .optional())
                .isPresent();
    }
}
