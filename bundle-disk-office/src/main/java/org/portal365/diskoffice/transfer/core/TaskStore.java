package org.portal365.diskoffice.transfer.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portal365.api.UserId;
import org.portal365.api.outside.JobId;

/** Tasks as users see them; the engine's side is {@link Plan} and the leased row. */
public interface TaskStore {
    /** Stores a new task with its plan, due at once; there already: nothing happens. */
    void insert(Task task, List<Plan.Item> plan);

    Optional<Task> find(JobId id);

    /** Those of the user that began after the time, newest first. */
    List<Task> of(UserId user, Instant after, int most);

    /** How many of the user are not over. */
    int running(UserId user);

    /** Notes what the user wants and makes the task due. */
    void wish(JobId id, Wish wish);

    /** Makes the task due, when it waits for something that its owner may just have done. */
    void nudge(JobId id);

    /** What was not done, with the words; at most a hundred. */
    List<Failed> failures(JobId id);

    /** An item that failed. */
    record Failed(String name, String word) {}
}
