package org.portal365.diskoffice.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.disk.EditRefusal;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobAction;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobRequest;
import org.portal365.api.outside.JobState;
import org.portal365.diskoffice.core.RemoteFault;

/** D23: files and folders come here, once each, whatever happens on the way. */
class ImportTest {
    @TempDir
    Path folder;

    private JobBench bench;

    @BeforeEach
    void start() {
        bench = new JobBench(folder);
    }

    /** Three files at the top, five in a folder, two below that: more than a page each. */
    private String tree() {
        String reports = bench.library.add("root", "Reports");
        for (int i = 1; i <= 5; i++) {
            bench.library.add(reports, "report " + i + ".txt", "r" + i);
        }
        String old = bench.library.add(reports, "Old #1");
        bench.library.add(old, "a.txt", "old a");
        bench.library.add(old, "b.txt", "old b");
        return reports;
    }

    private void assertTree() {
        FolderId reports = bench.inside(bench.home(), "Reports");
        assertThat(bench.content(reports))
                .isEqualTo(Map.of(
                        "report 1.txt", "r1",
                        "report 2.txt", "r2",
                        "report 3.txt", "r3",
                        "report 4.txt", "r4",
                        "report 5.txt", "r5"));
        assertThat(bench.content(bench.inside(reports, "Old #1")))
                .isEqualTo(Map.of("a.txt", "old a", "b.txt", "old b"));
    }

    @Test
    void d23BringsFilesAndFoldersPageByPage() {
        String reports = tree();
        String plan = bench.library.add("root", "plan.docx", "plan");
        Job job = bench.run(bench.bring(reports, plan));
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.progress().files()).isEqualTo(8);
        assertThat(job.progress().allFiles()).isEqualTo(8);
        assertThat(job.progress().bytes()).isEqualTo(job.progress().allBytes()).isPositive();
        assertTree();
        assertThat(bench.content(bench.home())).isEqualTo(Map.of("plan.docx", "plan"));
    }

    @Test
    void d23KilledAtAnyCallItGoesOnAndBringsEachOnce() {
        int cuts = 0;
        for (boolean more = true; more; cuts++) {
            for (boolean after : new boolean[] {false, true}) {
                bench = new JobBench(folder);
                String reports = tree();
                Job job = bench.bring(reports);
                bench.cuts.cut(cuts + 1, after);
                assertThat(bench.run(job).state())
                        .as("cut " + cuts + " " + after)
                        .isEqualTo(JobState.DONE);
                more = bench.cuts.happened();
                assertTree();
            }
        }
        assertThat(cuts).as("positive control: there was much to cut").isGreaterThan(40);
    }

    @Test
    void d23TakenNamesGetANumber() {
        bench.file("plan.docx", "mine");
        Job job = bench.run(bench.bring(bench.library.add("root", "plan.docx", "theirs")));
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(bench.content(bench.home())).isEqualTo(Map.of("plan.docx", "mine", "plan (2).docx", "theirs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/b.txt", "a\\b.txt", "fdp\u202eexe", " lead", "nul\u0000l", "\ud800.txt"})
    void case077And078NamesFromOutsideBecomeNamesOfTheDisk(String name) {
        Job job = bench.run(bench.bring(bench.library.add("root", name, "x")));
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(bench.content(bench.home()))
                .hasSize(1)
                .allSatisfy((kept, content) -> assertThat(kept)
                        .doesNotContain("/", "\\", "\u202e", "\u0000")
                        .isNotIn("", ".", ".."));
    }

    @Test
    void d23TellsWhatWasNotBrought() {
        String good = bench.library.add("root", "good.txt", "good");
        String large = bench.library.add("root", "large.bin", "x".repeat((int) JobBench.LIMIT + 1));
        Job job = bench.run(bench.bring(good, large, "nowhere"));
        assertThat(job.state()).isEqualTo(JobState.PARTLY);
        assertThat(job.failures()).extracting(Job.Failure::name).containsExactly("large.bin", "own:drive/nowhere");
        assertThat(bench.content(bench.home())).isEqualTo(Map.of("good.txt", "good"));
    }

    @Test
    void d34HowAJobHasEndedIsAuditedOnce() {
        String good = bench.library.add("root", "good.txt", "good");
        Job job = bench.run(bench.bring(good));
        Job partly = bench.run(bench.bring(good, "nowhere"));
        assertThat(bench.portal.audit().events().stream()
                        .filter(event -> event.name().startsWith("doc_import"))
                        .map(event -> event.name() + " " + event.reference() + " "
                                + event.details().get("files")))
                .containsExactly(
                        "doc_import_done " + job.id().value() + " 1",
                        "doc_import_partly " + partly.id().value() + " 1");
    }

    @Test
    void d23StopsBetweenTwoFiles() {
        String reports = tree();
        Job job = bench.bring(reports);
        bench.cuts.cut(40, true);
        bench.work();
        bench.act(job, JobAction.STOP);
        Job stopped = bench.run(job);
        assertThat(stopped.state()).isEqualTo(JobState.STOPPED);
        assertThat(stopped.progress().files()).isBetween(1, 6);
        int calls = bench.library.calls().size();
        bench.work();
        assertThat(bench.library.calls()).hasSize(calls);
    }

    @Test
    void d23WaitsForTheSignInAndGoesOn() {
        Job job = bench.bring(bench.library.add("root", "plan.docx", "plan"));
        bench.library.fail(new RemoteFault(RemoteFault.Kind.CONSENT, "consent"));
        bench.work();
        assertThat(bench.now(job).waiting()).isPresent();
        assertThat(bench.now(job).waiting().get().challenge()).isPresent();
        bench.work();
        assertThat(bench.now(job).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void d23RefreshesWhatHasChangedThere() {
        String plan = bench.library.add("root", "plan.docx", "one");
        bench.run(bench.bring(plan));
        FileId file = bench.portal.disk().files(bench.home()).get(0);
        assertThat(bench.files.offers(
                        bench.portal.disk().file(bench.actor(), file).optional().orElseThrow(), bench.actor()))
                .contains(JobKind.REFRESH);
        bench.run(bench.begin(JobKind.REFRESH, file));
        assertThat(bench.portal.disk().versions(file)).hasSize(1);
        bench.library.change(plan, "two");
        assertThat(bench.run(bench.begin(JobKind.REFRESH, file)).state()).isEqualTo(JobState.DONE);
        assertThat(bench.portal.disk().versions(file)).hasSize(2);
        assertThat(bench.head(file)).isEqualTo("two");
    }

    @Test
    void case107NobodyRunsManyJobsAtOnce() {
        for (int i = 0; i < 20; i++) {
            Job unused = bench.bring("n" + i);
        }
        var request = JobRequest.bring(
                bench.actor(),
                bench.home(),
                List.of(LibraryModel.ref("n").text()),
                UUID.randomUUID().toString());
        assertThat(bench.files.begin(request).refusal().orElseThrow().reason()).isEqualTo(EditRefusal.TRY_LATER);
    }

    @Test
    void case124AListWithoutEndEnds() {
        Job job = bench.bring(tree());
        bench.library.endless = true;
        assertThat(bench.run(job).state()).isEqualTo(JobState.FAILED);
        assertThat(bench.library.calls()).hasSizeBetween(900, 1_200);
    }

    @Test
    void case107TooManyAtOnceAreRefusedBeforeAnythingHappens() {
        List<String> many = java.util.stream.IntStream.range(0, 201)
                .mapToObj(i -> LibraryModel.ref("n" + i).text())
                .toList();
        var request = JobRequest.bring(
                bench.actor(), bench.home(), many, UUID.randomUUID().toString());
        assertThat(bench.files.begin(request).refusal().orElseThrow().reason()).isEqualTo(EditRefusal.NOT_ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"own:../../me/x", "lib:d/i/children", "https://evil.test/", "site:a/b", "own:d/%2e%2e", ""})
    void case084And085WhatIsNoItemIsNotBrought(String place) {
        var request = JobRequest.bring(
                bench.actor(), bench.home(), List.of(place), UUID.randomUUID().toString());
        assertThat(bench.files.begin(request).refusal().orElseThrow().reason()).isEqualTo(EditRefusal.NOT_ACCEPTED);
    }
}
