package org.portal365.diskoffice.graph;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.portal365.api.Body;
import org.portal365.diskoffice.core.EditPolicy;
import org.portal365.diskoffice.core.Place;
import org.portal365.m365.graph.Conflict;
import org.portal365.m365.graph.DriveItem;
import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphException;
import org.portal365.m365.graph.ItemRef;

/**
 * A small file where working copies lie, in a folder of its own; both are gone afterwards, whatever happens.
 *
 * @param id tells the folder from those of other probes
 */
record ProbeFile(GraphDrive drive, EditPolicy.Storage storage, String id) {
    private static final byte[] CONTENT =
            "A probe of the portal. It may be deleted.\n".getBytes(StandardCharsets.UTF_8);

    /** The folder could not be removed; its name is in the message. */
    static final class LeftException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final GraphException failure;

        LeftException(String folder, GraphException failure) {
            super(folder, failure);
            this.failure = failure;
        }

        GraphException failure() {
            return failure;
        }
    }

    /** Makes it, reads it back, and does what is to be tried with it. */
    void with(Consumer<ItemRef> trial) {
        String name = "check-" + id;
        ItemRef folder = new AppPlace(drive, storage).folder(new Place(name, "probe.txt"));
        try {
            DriveItem made = drive.putSmall(folder, "probe.txt", Body.of(CONTENT), Conflict.FAIL);
            DriveItem found = drive.item(made.ref());
            trial.accept(found.ref());
        } finally {
            remove(folder, name);
        }
    }

    private void remove(ItemRef folder, String name) {
        try {
            drive.delete(folder, true);
        } catch (GraphException e) {
            throw new LeftException(AppPlace.FOLDER + "/" + name, e);
        }
    }
}
