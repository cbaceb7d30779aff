package org.portal365.diskoffice.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.disk.Right;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobAction;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobState;

/** D04 view, D25 PDF, D05 conversion. */
class ShowTest {
    @TempDir
    Path folder;

    private JobBench bench;

    @BeforeEach
    void start() {
        bench = new JobBench(folder);
    }

    private Set<JobKind> offered(FileId file) {
        return bench.files.offers(
                bench.portal.disk().file(bench.actor(), file).optional().orElseThrow(), bench.actor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docx", "xlsx", "pptx", "docm", "xlsm", "pdf", "odt", "ods", "odp", "rtf", "csv", "doc"})
    void d04EachOfTheseCanBeLookedAt(String ending) {
        Job job = bench.begin(JobKind.VIEW, bench.file("a." + ending, "content"));
        Job ready = bench.until(job, JobState.READY);
        assertThat(ready.address().orElseThrow().toString()).startsWith("https://cloud.example/embed/");
        assertThat(bench.cloud.files()).isEqualTo(1);
        bench.act(job, JobAction.STOP);
        bench.run(job);
        assertThat(bench.now(job).state()).isEqualTo(JobState.DONE);
        assertThat(bench.now(job).address()).isEmpty();
        assertThat(bench.cloud.files()).isZero();
    }

    @Test
    void case092TheAddressIsAsGoodAsAKeyAndStoredSealed() {
        Job job = bench.begin(JobKind.VIEW, bench.file("a.pdf", "content"));
        bench.until(job, JobState.READY);
        assertThat(bench.storedAddress(job)).doesNotContain("cloud.example");
        bench.act(job, JobAction.STOP);
        bench.run(job);
        assertThat(bench.storedAddress(job)).isEmpty();
    }

    @Test
    void d04OthersCannot() {
        assertThat(offered(bench.file("a.zip", "PK"))).doesNotContain(JobKind.VIEW, JobKind.PDF);
        assertThat(offered(bench.file("empty.docx", ""))).doesNotContain(JobKind.VIEW);
    }

    @Test
    void d04TheCopyIsRemovedByItselfAfterHalfAnHour() {
        Job job = bench.begin(JobKind.VIEW, bench.file("a.pdf", "content"));
        bench.until(job, JobState.READY);
        bench.portal.clock().advance(Duration.ofMinutes(31));
        bench.work();
        assertThat(bench.cloud.files()).isZero();
        assertThat(bench.now(job).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void d04TheCopyIsRemovedWhereverItWasKilled() {
        for (int cut = 1; ; cut++) {
            bench = new JobBench(folder);
            Job job = bench.begin(JobKind.VIEW, bench.file("a.pdf", "content"));
            bench.cuts.cut(cut, cut % 2 == 0);
            bench.run(job);
            assertThat(bench.now(job).state()).as("cut " + cut).isEqualTo(JobState.DONE);
            assertThat(bench.cloud.files()).as("cut " + cut).isZero();
            if (!bench.cuts.happened()) {
                return;
            }
        }
    }

    @Test
    void d25MakesAPdfOnceForAVersion() {
        FileId file = bench.file("a.docx", "content");
        Job job = bench.run(bench.begin(JobKind.PDF, file));
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(JobBench.text(bench.jobs.content(job.id(), bench.actor()).orElseThrow()))
                .startsWith("%PDF-");
        assertThat(bench.cloud.files()).isZero();
        Job again = bench.run(bench.begin(JobKind.PDF, file));
        assertThat(bench.jobs.content(again.id(), bench.actor())).isPresent();
        assertThat(bench.library.calls().stream().filter("pdf"::equals)).hasSize(1);
    }

    @Test
    void d25SaysPlainlyWhatCannotBeConverted() {
        bench.library.convertible = false;
        Job job = bench.run(bench.begin(JobKind.PDF, bench.file("a.docx", "content")));
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.words().orElseThrow().in(Locale.ENGLISH)).isEqualTo("This document cannot be converted.");
        assertThat(bench.cloud.files()).isZero();
    }

    @Test
    void case075APdfIsForWhoMayStillSeeTheFile() {
        FileId file = bench.file("a.docx", "content");
        Job job = bench.run(bench.begin(JobKind.PDF, file));
        assertThat(bench.jobs.content(job.id(), bench.actor())).isPresent();
        assertThat(bench.jobs.content(job.id(), Actor.user(bench.portal.users().add("boris"))))
                .isEmpty();
        bench.portal.disk().grant(bench.home(), bench.anna, Set.of());
        assertThat(bench.jobs.content(job.id(), bench.actor())).isEmpty();
        bench.portal.disk().grant(bench.home(), bench.anna, Set.of(Right.READ));
        assertThat(bench.jobs.content(job.id(), bench.actor())).isPresent();
    }

    @Test
    void d05ConvertsAndKeepsTheOriginal() {
        for (int cut = 1; ; cut++) {
            bench = new JobBench(folder);
            FileId file = bench.file("plan.doc", "old");
            assertThat(offered(file)).contains(JobKind.CONVERT);
            Job job = bench.begin(JobKind.CONVERT, file);
            bench.cuts.cut(cut, cut % 2 == 0);
            assertThat(bench.run(job).state()).as("cut " + cut).isEqualTo(JobState.DONE);
            assertThat(bench.name(file)).isEqualTo("plan.docx");
            assertThat(bench.head(file)).isEqualTo("OLD");
            assertThat(bench.portal.disk().versions(file)).hasSize(2);
            assertThat(JobBench.text(bench.portal.disk().versions(file).get(0).body()))
                    .isEqualTo("old");
            if (!bench.cuts.happened()) {
                return;
            }
        }
    }

    @Test
    void d05WhatCannotBeConvertedStaysAsItIs() {
        FileId file = bench.file("plan.xls", "broken");
        assertThat(bench.run(bench.begin(JobKind.CONVERT, file)).state()).isEqualTo(JobState.FAILED);
        assertThat(bench.name(file)).isEqualTo("plan.xls");
        assertThat(bench.portal.disk().versions(file)).hasSize(1);
        bench.converts = false;
        assertThat(offered(file)).doesNotContain(JobKind.CONVERT).contains(JobKind.VIEW);
    }
}
