package org.portal365.reference.web.disk;

import java.util.Optional;
import org.portal365.api.Text;
import org.portal365.api.outside.Job;
import org.portal365.api.outside.JobKind;
import org.portal365.api.outside.JobState;

/**
 * What the page of a job shows.
 *
 * @param known the state in short: a page that shows this one needs no other
 * @param problem why the last thing was not done
 */
public record JobModel(
        Job job,
        Text title,
        Text sentence,
        Text files,
        Text bytes,
        String known,
        boolean forward,
        Optional<Text> problem) {
    public String address() {
        return "/disk/jobs/" + job.id();
    }

    /** Asks for what has changed since. */
    public String poll() {
        return address() + "/state?known=" + known + (forward ? "&forward=1" : "");
    }

    public boolean busy() {
        return job.state() == JobState.RUNNING && job.waiting().isEmpty();
    }

    public boolean several() {
        return job.kind() == JobKind.IMPORT;
    }

    /** Nothing more than that it runs is worth telling of small things. */
    public boolean measured() {
        return job.state() == JobState.RUNNING
                && (several() || job.kind() == JobKind.SEND)
                && job.progress().allBytes() > 0;
    }

    public boolean downloads() {
        return job.kind() == JobKind.PDF && job.state() == JobState.DONE;
    }
}
