package org.portal365.reference.web.disk;

import java.util.List;
import org.portal365.api.Text;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobState;

/** What is told of jobs, in plain words. */
final class JobWords {
    private final Desk desk;

    JobWords(Desk desk) {
        this.desk = desk;
    }

    List<JobItem> items(List<Job> jobs) {
        return jobs.stream().map(this::item).toList();
    }

    private JobItem item(Job job) {
        boolean asks = job.state() == JobState.ASKS
                || job.waiting().flatMap(waiting -> waiting.challenge()).isPresent();
        Text sentence = job.waiting().map(waiting -> waiting.text()).orElseGet(() -> sentence(job));
        return new JobItem(
                job.id().value(), title(job), sentence, asks, job.state().over());
    }

    Text title(Job job) {
        return Desk.WORDS.text(
                "job.title." + job.kind(), job.subject().name(), desk.outside().name());
    }

    /** What the plug-in says, where it says something. */
    Text sentence(Job job) {
        return job.words()
                .orElseGet(() -> Desk.WORDS.text(
                        switch (job.state()) {
                            case RUNNING, DONE -> "job." + job.state() + "." + job.kind();
                            default -> "job." + job.state();
                        }));
    }

    Text files(Job job) {
        return Desk.WORDS.text(
                "job.files", job.progress().files(), job.progress().allFiles());
    }

    Text bytes(Job job) {
        return Desk.WORDS.text(
                "job.bytes",
                Sizes.of(job.progress().bytes()),
                Sizes.of(job.progress().allBytes()));
    }
}
