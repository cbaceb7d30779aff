package org.portal365.api.outside;

import java.util.List;
import java.util.Optional;
import org.portal365.api.Actor;
import org.portal365.api.FileId;
import org.portal365.api.FolderId;

/**
 * A wish for a job.
 *
 * @param file of the Disk; empty for IMPORT
 * @param folder of the Disk that files are brought to; IMPORT only
 * @param places outside: what to bring, or the one folder to send to; as {@link OutsideEntry#id()}
 * @param key makes repeating safe: the same key of the same user is the same job
 */
public record JobRequest(
        Actor actor, JobKind kind, Optional<FileId> file, Optional<FolderId> folder, List<String> places, String key) {
    public JobRequest {
        places = List.copyOf(places);
    }

    public static JobRequest ofFile(Actor actor, JobKind kind, FileId file, String key) {
        return new JobRequest(actor, kind, Optional.of(file), Optional.empty(), List.of(), key);
    }

    public static JobRequest bring(Actor actor, FolderId to, List<String> what, String key) {
        return new JobRequest(actor, JobKind.IMPORT, Optional.empty(), Optional.of(to), what, key);
    }

    public static JobRequest send(Actor actor, FileId file, String folder, String key) {
        return new JobRequest(actor, JobKind.SEND, Optional.of(file), Optional.empty(), List.of(folder), key);
    }
}
