package org.portal365.reference.disk;

import java.util.List;
import java.util.Set;
import org.portal365.api.disk.Right;

/**
 * What somebody may do in a folder.
 *
 * @param owner whose space it takes
 * @param path from the top folder to the folder itself; what an actor may not see is left out
 */
public record Access(Set<Right> rights, String owner, List<FolderRow> path) {
    static final Access NONE = new Access(Set.of(), "", List.of());

    public boolean reads() {
        return rights.contains(Right.READ);
    }

    public boolean writes() {
        return rights.contains(Right.WRITE);
    }
}
