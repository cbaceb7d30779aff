package org.portal365.api.outside;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;
import org.portal365.api.Text;
import org.portal365.api.UserId;
import org.portal365.api.disk.Waiting;

/**
 * A piece of work with an outside service, as it stands.
 *
 * @param words what there is to say beside the state
 * @param address where the document can be looked at, for a GET by the browser; only while it can
 * @param waiting why it does not go on at the moment
 * @param failures what was not done of it, the first hundred
 * @param actions what its owner may do now
 */
public record Job(
        JobId id,
        JobKind kind,
        UserId owner,
        JobState state,
        Instant begun,
        Subject subject,
        Progress progress,
        Optional<Text> words,
        Optional<URI> address,
        Optional<Waiting> waiting,
        List<Failure> failures,
        Set<JobAction> actions) {
    public Job {
        failures = List.copyOf(failures);
        actions = Set.copyOf(actions);
    }

    /**
     * What it is about.
     *
     * @param name of the file, or of the first of several
     * @param file the file of the Disk; after CONVERT and REFRESH the same
     * @param folder where files are brought to
     */
    public record Subject(String name, Optional<FileId> file, Optional<FolderId> folder) {}

    /**
     * How far it is.
     *
     * @param bytes done
     * @param allBytes as far as known; 0: not known
     * @param files done
     * @param allFiles as far as known
     */
    public record Progress(long bytes, long allBytes, int files, int allFiles) {
        /** 0 to 100. */
        public int percent() {
            return allBytes <= 0 ? 0 : (int) Math.min(100, bytes * 100 / allBytes);
        }
    }

    /** Something that was not done. */
    public record Failure(String name, Text why) {}
}
