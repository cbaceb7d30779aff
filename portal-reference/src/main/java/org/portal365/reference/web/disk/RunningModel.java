package org.portal365.reference.web.disk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.portal365.api.Text;
import org.portal365.api.disk.Action;

/**
 * All documents that are being edited, as an administrator sees them.
 *
 * @param problem why the last thing was not done
 */
public record RunningModel(List<Item> items, Optional<Text> problem) {
    /**
     * One of them.
     *
     * @param waiting what it waits for
     * @param since when it began to wait
     */
    public record Item(
            String id,
            String file,
            Text owner,
            int people,
            Text state,
            Instant opened,
            Optional<Text> saved,
            Optional<Text> waiting,
            Optional<Instant> since,
            Set<Action> actions) {}
}
