package org.portal365.diskoffice.graph;

import java.util.Optional;
import org.portal365.diskoffice.core.Place;
import org.portal365.m365.graph.ItemRef;

/** Which folder of a drive a place is in. */
public interface Folders {
    /** Makes what is missing. */
    ItemRef folder(Place place);

    /** Makes nothing; empty also where the folder is not ours to be removed from. */
    Optional<ItemRef> existing(Place place);

    /** Where the folders of all sessions are, if all in it is ours; makes nothing. */
    default Optional<ItemRef> parent() {
        return Optional.empty();
    }
}
