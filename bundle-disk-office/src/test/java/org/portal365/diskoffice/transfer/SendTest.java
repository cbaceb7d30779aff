package org.portal365.diskoffice.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobAction;
import org.portal365.api.outside.JobRequest;
import org.portal365.api.outside.JobState;

/** D24: a file of the Disk goes to a folder of OneDrive; what lies there already is the person's. */
class SendTest {
    private static final String LARGE = "0123456789abcdef".repeat(400_000);

    @TempDir
    Path folder;

    private JobBench bench;

    @BeforeEach
    void start() {
        bench = new JobBench(folder);
    }

    private Map<String, String> there() {
        return bench.library.files("root");
    }

    @Test
    void d24SendsUnderItsOwnName() {
        Job job = bench.run(bench.send(bench.file("plan.docx", "plan")));
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(there()).isEqualTo(Map.of("plan.docx", "plan"));
    }

    @Test
    void d24LargeFilesGoOnWhereTheyWereCut() {
        Job job = bench.send(bench.file("large.bin", LARGE));
        bench.cuts.cut(8, true);
        assertThat(bench.run(job).state()).isEqualTo(JobState.DONE);
        assertThat(there()).isEqualTo(Map.of("large.bin", LARGE));
        assertThat(bench.library.calls().stream().filter("begin"::equals)).hasSize(1);
    }

    @Test
    void d24AForgottenUploadBeginsAnew() {
        Job job = bench.send(bench.file("large.bin", LARGE));
        bench.cuts.cut(8, true);
        bench.work();
        bench.library.forgetUploads();
        assertThat(bench.run(job).state()).isEqualTo(JobState.DONE);
        assertThat(there()).isEqualTo(Map.of("large.bin", LARGE));
    }

    @Test
    void d24ATakenNameIsAskedFirst() {
        bench.library.add("root", "Plan.docx", "theirs");
        Job job = bench.run(bench.send(bench.file("plan.docx", "mine")));
        assertThat(job.state()).isEqualTo(JobState.ASKS);
        assertThat(job.actions()).containsExactlyInAnyOrder(JobAction.values());
        assertThat(there()).isEqualTo(Map.of("Plan.docx", "theirs"));
        bench.act(job, JobAction.KEEP_BOTH);
        assertThat(bench.run(job).state()).isEqualTo(JobState.DONE);
        assertThat(there()).isEqualTo(Map.of("Plan.docx", "theirs", "plan (2).docx", "mine"));
    }

    @Test
    void d24ReplacesOnlyWhenAskedTo() {
        bench.library.add("root", "plan.docx", "theirs");
        Job job = bench.run(bench.send(bench.file("plan.docx", "mine")));
        bench.act(job, JobAction.REPLACE);
        assertThat(bench.run(job).state()).isEqualTo(JobState.DONE);
        assertThat(there()).isEqualTo(Map.of("plan.docx", "mine"));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobAction.class,
            names = {"KEEP_BOTH", "STOP"})
    void d24KilledAtAnyCallNothingOfThePersonIsTouchedAndNothingIsLeft(JobAction choice) {
        for (int cut = 1; ; cut++) {
            bench = new JobBench(folder);
            bench.library.add("root", "plan.docx", "theirs");
            Job job = bench.send(bench.file("plan.docx", "mine"));
            bench.cuts.cut(cut, cut % 2 == 0);
            bench.run(job);
            bench.act(job, choice);
            bench.run(job);
            assertThat(there())
                    .as("cut " + cut)
                    .isEqualTo(
                            choice == JobAction.STOP
                                    ? Map.of("plan.docx", "theirs")
                                    : Map.of("plan.docx", "theirs", "plan (2).docx", "mine"));
            if (!bench.cuts.happened()) {
                return;
            }
        }
    }

    @Test
    void case078NamesThatOneDriveRefusesAreSentAsNearAsTheyCanBe() {
        bench.run(bench.send(bench.file("50% #1 \"quoted\".docx", "x")));
        assertThat(there()).containsOnlyKeys("50_ _1 _quoted_.docx");
    }

    @Test
    void case084OnlyAFolderOfTheOwnOneDriveIsSentTo() {
        var file = bench.file("plan.docx", "plan");
        for (String place : new String[] {"", "sites", "lib:drive/x", "own:../x", "onedrive"}) {
            var request = JobRequest.send(
                    bench.actor(), file, place, UUID.randomUUID().toString());
            assertThat(bench.files.begin(request).refusal()).as(place).isPresent();
        }
    }
}
