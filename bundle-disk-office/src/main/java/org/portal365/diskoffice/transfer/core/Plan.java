package org.portal365.diskoffice.transfer.core;

import java.util.List;
import java.util.Optional;
import org.portal365.api.FolderId;

/** What a task is to bring, stored item by item. Writes stop with an exception when another node has taken over. */
public interface Plan {
    /** The next one that is not settled. */
    Optional<Item> next();

    /**
     * A page of a folder has been read.
     *
     * @param folder the folder, its next page in it; without one it is settled
     */
    void opened(Item folder, List<Item> found);

    /** One file is done, or has failed for the reason of this word. */
    void settled(Item item, String word);

    /** How much there is and how much is done. */
    Tally tally();

    /** How many have failed. */
    int failed();

    /**
     * One file or folder to bring.
     *
     * @param position names it in its task; 0 for one that is new
     * @param to the folder of the portal
     * @param page of the folder to go on with
     * @param turns how many pages have been read
     */
    record Item(
            int position,
            String ref,
            String name,
            FolderId to,
            int depth,
            boolean folder,
            long size,
            Optional<String> page,
            int turns) {
        /** One that nothing has been done with. */
        static Item fresh(OutsideFile file, FolderId to, int depth) {
            return new Item(
                    0,
                    file.ref().text(),
                    PortalName.of(file.name()),
                    to,
                    depth,
                    file.folder(),
                    file.folder() ? 0 : file.size(),
                    Optional.empty(),
                    0);
        }

        /** The folder, to go on with at that page; without one it is settled. */
        Item at(Optional<String> nextPage) {
            return new Item(position, ref, name, to, depth, folder, size, nextPage, turns);
        }
    }
}
